import { fewestPeople, isModelled, levelCounts, type Schema, type Table } from '../../table/index.js'
import type { PreflightWarning } from './warning.js'

const mostLevels = 50
const rareShare = 0.05

/** Level columns with very many levels, or much in levels so rare that models do not learn them. */
export function manyLevels(table: Table, schema: Schema): PreflightWarning[] {
  return schema.columns.filter(isModelled).flatMap(({ name }): PreflightWarning[] => {
    const column = table.column(name)
    if (column.type !== 'level') return []
    const counts = [...levelCounts(column).values()]
    const rare = counts.filter((count) => count < fewestPeople)
    const present = sum(counts)
    // Nearly every row its own level is said by `nearUnique`.
    if (counts.length > present / 2) return []
    if (counts.length <= mostLevels && sum(rare) <= rareShare * present) return []
    const message = `${counts.length} levels, ${rare.length} of them in fewer than ${fewestPeople} rows, which are not learnt under their names: consider coarser groups`
    return [{ code: 'many-levels', message, column: name }]
  })
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
