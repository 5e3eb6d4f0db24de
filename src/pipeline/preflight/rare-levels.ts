import {
  fewestPeople,
  isModelled,
  type LevelColumn,
  levelCounts,
  type RareLevels,
  type Schema,
  type Table,
  withoutRareLevels,
} from '../../table/index.js'
import type { PreflightWarning } from './warning.js'

/** How many levels of each column too few people hold to be learnt, and what stands for them. */
export function rareLevels(table: Table, schema: Schema): PreflightWarning[] {
  const { rare } = withoutRareLevels(table, schema, { minCount: fewestPeople })
  // Nearly every row its own level is said by `nearUnique`.
  const isGroups = (name: string) => {
    const counts = levelCounts(table.column(name) as LevelColumn)
    return counts.size <= [...counts.values()].reduce((sum, count) => sum + count, 0) / 2
  }
  return rare.filter(({ column }) => isGroups(column)).map(warningOf)
}

/** Of a draft's table, whose rare levels are left out already: as the draft counted them. */
export function countedRareLevels(rare: readonly RareLevels[], { columns }: Schema): PreflightWarning[] {
  return rare.filter(({ column }) => columns.some((each) => each.name === column && isModelled(each))).map(warningOf)
}

/** Of a table that was read by a schema which does not list them: a draft, with levels of few people left out. */
export function unlistedLevels(replaced: readonly RareLevels[]): PreflightWarning[] {
  return replaced.map((found) => ({
    ...warningOf(found),
    message: `${countOf(found)} that the schema does not list${endOf(found)}`,
  }))
}

function warningOf(found: RareLevels): PreflightWarning {
  const message = `${countOf(found)} of fewer than ${fewestPeople} people${endOf(found)}`
  return { code: 'rare-levels', message, column: found.column }
}

function countOf({ levels }: RareLevels): string {
  return `${levels} ${levels === 1 ? 'level' : 'levels'}`
}

function endOf({ rows, replaced }: RareLevels): string {
  return `, in ${rows} ${rows === 1 ? 'row' : 'rows'}, not learnt: ${standIns(replaced)}`
}

/** `coarser levels stand for 3 of them, (other) for 2` */
function standIns({ ancestor, nearest, other, missing }: RareLevels['replaced']): string {
  const named = [
    ['coarser levels', ancestor],
    ['neighbours in the order', nearest],
    ['(other)', other],
    ['missing cells', missing],
  ] as const
  const used = named.filter(([, levels]) => levels > 0)
  return used.map(([text, levels], at) => `${text} ${at === 0 ? 'stand for' : 'for'} ${levels}`).join(', ')
}
