import { type LevelColumn, levelColumn } from '../../table/index.js'

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/

type Precision = 'year' | 'month' | 'day' | 'minute'
const finest: readonly Precision[] = ['year', 'month', 'day', 'minute']

/**
 * A column of FHIR dates as plain dates, or as days and minutes where every cell has a time: the local day as written, whatever
 * the offset. Of partial dates the first day is taken, and a second column says how much was known. What is no date is missing.
 */
export function momentColumns(name: string, cells: readonly (string | null)[]): LevelColumn[] {
  const read = cells.map((cell) => (cell === null ? null : form.exec(cell)))
  const precisions = read.map((parts): Precision | null =>
    parts === null
      ? null
      : parts[4] !== undefined
        ? 'minute'
        : parts[3] !== undefined
          ? 'day'
          : parts[2] === undefined
            ? 'year'
            : 'month',
  )
  const there = new Set(precisions.filter((precision) => precision !== null))
  const hasTime = there.size === 1 && there.has('minute')
  const texts = read.map((parts) => {
    if (parts === null) return null
    const [, year, month = '01', day = '01', time] = parts
    return hasTime ? `${year}-${month}-${day} ${time}` : `${year}-${month}-${day}`
  })
  const isPartial = there.has('year') || there.has('month')
  if (!isPartial) return [levelColumn(name, texts)]
  const known = precisions.map((precision) => (precision === 'minute' ? 'day' : precision))
  return [levelColumn(name, texts), levelColumn(`${name}_precision`, known, finest.slice(0, 3))]
}
