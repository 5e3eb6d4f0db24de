const day = 86_400_000
/** OMOP's rule: exposures of one drug, and records of one condition, less than 31 days apart are one era. */
const longestGap = 30 * day

/** From when to when, in milliseconds: `end` is the last day itself. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface Era extends Stretch {
  /** Records it was made of. */
  readonly count: number
  /** Days between records, in none of them. */
  readonly gapDays: number
}

/** Records joined to eras where no more than 30 days lie between one's end and the next one's start. O(n log n). */
export function erasOf(records: readonly Stretch[]): Era[] {
  const eras: Era[] = []
  for (const { start, end } of records.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = eras.at(-1)
    if (last === undefined || start - last.end > longestGap) eras.push({ start, end, count: 1, gapDays: 0 })
    else {
      const gap = Math.max(0, Math.round((start - last.end) / day) - 1)
      eras[eras.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        count: last.count + 1,
        gapDays: last.gapDays + gap,
      }
    }
  }
  return eras
}
