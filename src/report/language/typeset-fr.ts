/** The no-break spaces of French: narrow before `;`, `?`, `!`, `%` and inside guillemets, full before a colon. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[;?!»%])/g, '\u202f')
    .replace(/« /g, '«\u202f')
    .replace(/ (?=:)/g, '\u00a0')
}

/** The same for every text of a catalogue, also for those that its functions make. */
export function typesetAll<Part>(part: Part): Part {
  if (typeof part === 'string') return typeset(part) as Part
  if (typeof part === 'function') return ((...given: unknown[]) => typesetAll(part(...given))) as Part
  if (Array.isArray(part)) return part.map((each) => typesetAll(each)) as Part
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, typesetAll(value)])) as Part
}
