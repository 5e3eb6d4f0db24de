/** A whole number of a text: FNV-1a. */
export function saltNumber(text: string): number {
  let word = 0x811c9dc5
  for (let at = 0; at < text.length; at++) word = Math.imul(word ^ text.charCodeAt(at), 0x01000193)
  return word >>> 0
}
