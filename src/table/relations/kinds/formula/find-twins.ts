import type { NumberColumn } from '../../../column.js'
import { quoteName } from '../../../expression/quote.js'
import { columnStep } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedDates } from '../../find/candidate.js'
import { logChanceOfEquality } from '../../find/chance.js'
import { areComparableDates } from '../../find/comparable-dates.js'
import { wholeStep } from './formula-values.js'
import type { FormulaRelation } from './relation.js'

const screenedRows = 200

/**
 * Dates that another column writes a second time, in whatever notation, or more finely: the day beside its moment. The finer
 * column gives the others, of equals the first. O(dates² × rows).
 */
export function findTwins(search: Search): Candidate<FormulaRelation>[] {
  const dates = searchedDates(search)
  const logAlarm = search.logAlarm - Math.log(Math.max(1, dates.length * (dates.length - 1)))
  const found: Candidate<FormulaRelation>[] = []
  const isGiven = (name: string) => found.some(({ relation }) => relation.column === name)
  for (const source of [...dates].sort((a, b) => stepOf(a, search) - stepOf(b, search))) {
    const formula = quoteName(source.name)
    if (formula === null || isGiven(source.name)) continue
    for (const twin of dates) {
      if (twin === source || isGiven(twin.name) || !areTwins(source, twin, { ...search, logAlarm })) continue
      const rows = search.spreadRows([source, twin]).length
      found.push({ relation: { type: 'formula', column: twin.name, formula }, rows })
    }
  }
  return found
}

function areTwins(source: NumberColumn, twin: NumberColumn, search: Search): boolean {
  const step = stepOf(twin, search)
  if (stepOf(source, search) > step || !areComparableDates(search, source.name, twin.name)) return false
  const isEqual = (row: number) => wholeStep(source.values[row]!, step) === wholeStep(twin.values[row]!, step)
  if (!search.spreadRows([source, twin], screenedRows).every(isEqual)) return false
  const rows = search.spreadRows([source, twin])
  if (!rows.every(isEqual)) return false
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(twin.values[row]!, (counts.get(twin.values[row]!) ?? 0) + 1)
  return counts.size > 1 && logChanceOfEquality([...counts.values()]) <= search.logAlarm
}

function stepOf({ name }: NumberColumn, search: Search): number {
  return columnStep(schemaOf(search, name))
}
