import type { Column } from '../../../column.js'
import { isMissing } from '../../../column.js'
import { quoteName, quoteText } from '../../../expression/quote.js'
import type { Candidate, Search } from '../../find/candidate.js'
import { isLevelColumn, searchedColumns } from '../../find/candidate.js'
import type { Found } from '../../relation-kind.js'
import { statesOf } from '../../states.js'
import { decides, type Grouping, groupCount, presenceGrouping } from '../function/find-functions.js'

/** Columns that are missing together, or exactly where another one has certain levels. O(columns² × rows). */
export function findPresences(search: Search, found: readonly Found[]): Candidate[] {
  const columns = searchedColumns(search)
  const tests = Math.max(1, 2 * columns.length * columns.length)
  const logAlarm = search.logAlarm - Math.log(tests)
  const groupings = columns.map((column) => presenceGrouping(column, search))
  return columns.flatMap((column, index) => {
    const target = groupings[index]
    if (target === undefined || isKnown(column.name, found)) return []
    const twin = groupings.slice(0, index).find((source) => source !== undefined && decides(source, target, logAlarm))
    const when = twin === undefined ? levelsCondition(target, { columns, search, logAlarm }) : twinCondition(twin.name)
    return when === null
      ? []
      : [{ relation: { type: 'presence', column: column.name, when }, rows: search.table.rowCount }]
  })
}

/** A column that follows from others, or by being missing settles one, needs no condition. */
function isKnown(name: string, found: readonly Found[]): boolean {
  return found.some(
    ({ relation, column, settles }) =>
      (settles && column === name) || (relation.type === 'function' && relation.of === name),
  )
}

function twinCondition(name: string): string | null {
  const quoted = quoteName(name)
  return quoted === null ? null : `${quoted} is not missing`
}

/** The levels of the column with the fewest that settle the presence; it must never be missing itself. */
function levelsCondition(
  target: Grouping,
  {
    columns,
    search,
    logAlarm,
  }: { readonly columns: readonly Column[]; readonly search: Search; readonly logAlarm: number },
): string | null {
  const sources = columns
    .filter((column) => column.name !== target.name && isLevelColumn(search, column.name))
    .flatMap((column): (Grouping & { readonly levels: readonly string[] })[] => {
      const { states, indices } = statesOf(column)
      const counts = new Float64Array(states.length)
      for (const index of indices) counts[index]! += 1
      if (counts.at(-1) !== 0) return []
      return [{ name: column.name, form: 'states', groups: indices, counts, levels: states.slice(0, -1).map(String) }]
    })
    .filter((source) => decides(source, target, logAlarm))
    .sort((a, b) => groupCount(a) - groupCount(b))
  const [source] = sources
  const name = source === undefined ? null : quoteName(source.name)
  if (source === undefined || name === null) return null
  const presentLevels = source.levels.filter((_, level) => {
    const row = source.groups.indexOf(level)
    return row >= 0 && !isMissing(search.table.column(target.name), row)
  })
  const texts = presentLevels.map(quoteText)
  return texts.length === 1 ? `${name} = ${texts[0]}` : `${name} in (${texts.join(', ')})`
}
