/**
 * One notation for moments of ISO 8601 that a column writes in several ways: as most of them are, with the smallest part that any
 * has. `datetime` (with seconds and Z) only where some say that they are of a zone.
 */
export function isoFormatOf(texts: readonly string[]): string {
  const timed = texts.filter((text) => text.length > 10)
  if (timed.some((text) => /(?:Z|[+-]\d{2}(?::?\d{2})?)$/.test(text.slice(10)))) return 'datetime'
  const blanks = timed.filter((text) => text[10] === ' ').length
  const join = blanks >= timed.length / 2 ? ' ' : 'T'
  const fraction = Math.max(0, ...timed.map((text) => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0))
  const seconds = timed.some((text) => /\d{2}:\d{2}:\d{2}/.test(text))
  return `YYYY-MM-DD${join}HH:mm${seconds ? ':ss' : ''}${fraction > 0 ? `.${'S'.repeat(fraction)}` : ''}`
}
