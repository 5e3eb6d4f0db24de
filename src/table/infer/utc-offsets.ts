/** The offsets from UTC that ISO texts end in, most frequent first; `Z` is +00:00. */
export function utcOffsets(texts: readonly string[], counts: readonly number[]): string[] {
  const rows = new Map<string, number>()
  texts.forEach((text, at) => {
    const found = /T?\d{2}:\d{2}.*?(Z|[+-]\d{2}:?\d{2})$/i.exec(text.trim())?.[1]
    if (found === undefined) return
    const offset = /z/i.test(found) ? '+00:00' : found.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2')
    rows.set(offset, (rows.get(offset) ?? 0) + (counts[at] ?? 0))
  })
  return [...rows].sort(([, one], [, other]) => other - one).map(([offset]) => offset)
}
