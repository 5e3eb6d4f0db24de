/** A letter for a release, then letters with a number: A to Z, A2 to Z2, and so on. */
export function markOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  const turn = Math.floor(index / 26)
  return turn === 0 ? letter : `${letter}${turn + 1}`
}
