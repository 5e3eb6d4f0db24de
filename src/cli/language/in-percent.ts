/** A percentage as French writes it: a comma, and a space before the sign at which no line breaks. */
export function inPercent(text: string): string {
  return `${text.replace('.', ',')}\u00a0%`
}
