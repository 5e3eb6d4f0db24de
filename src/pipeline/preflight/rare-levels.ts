import {
  isModelled,
  type LevelColumn,
  levelCounts,
  type RareLevels,
  type Schema,
  type Table,
  withoutRareLevels,
} from '../../table/index.js'
import type { PreflightWarning } from './warning.js'

/** What models leave out when their options say nothing of it. */
const rareBelow = 5

const standIns: Readonly<Record<RareLevels['becomes'], string>> = {
  ancestor: 'the nearest coarser level that enough people hold stands for each, else (other)',
  other: '(other) stands for them where they have as many people together, else missing cells',
  missing: 'missing cells stand for them',
}

/** How many levels of each column too few people hold to be learnt, and what stands for them. */
export function rareLevels(table: Table, schema: Schema): PreflightWarning[] {
  const { rare } = withoutRareLevels(table, schema, { minCount: rareBelow })
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

function warningOf({ column, levels, rows, becomes }: RareLevels): PreflightWarning {
  const counted = `${levels} ${levels === 1 ? 'level' : 'levels'} of fewer than ${rareBelow} people, in ${rows} ${rows === 1 ? 'row' : 'rows'}`
  return { code: 'rare-levels', message: `${counted}, not learnt: ${standIns[becomes]}`, column }
}
