/**
 * `2024-02-29 08:30:00.5` (or with a T) as ISO 8601, to the thousandth of a second where any row has parts of one; what is no
 * moment of that shape stays as it is, and one without end is none (null).
 */
export function isoMoment(
  told: string,
  { zone, hasParts }: { readonly zone: string; readonly hasParts: boolean },
): string | null {
  if (isEndless(told)) return null
  const [, day, clock, parts = ''] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d+))?$/.exec(told) ?? []
  if (day === undefined) return told
  return `${day}T${clock}${hasParts ? `.${parts.padEnd(3, '0').slice(0, 3)}` : ''}${zone}`
}

/** A day, or nothing where it is one without end: beyond every day no table knows one. */
export function finiteDay(told: string): string | null {
  return isEndless(told) ? null : told
}

function isEndless(told: string): boolean {
  return told === 'infinity' || told === '-infinity'
}
