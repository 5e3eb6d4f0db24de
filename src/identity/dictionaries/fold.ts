/** Small letters without accents, of the same length in letters; œ and æ and ß stay. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
