import { isModelled, type LevelColumn, levelCounts, type Schema, type Table } from '../../table/index.js'
import { identifierShapes } from './identifier-shapes.js'
import type { PreflightWarning } from './warning.js'

/** Learnt columns with cells shaped like something that names or reaches a person. Cells are counted, never quoted. */
export function identifierContent(table: Table, schema: Schema): PreflightWarning[] {
  return schema.columns
    .filter((column) => isModelled(column) && column.kind !== 'datetime')
    .flatMap(({ name }): PreflightWarning[] => {
      const texts = textsOf(table, name)
      const rows = [...texts.values()].reduce((sum, count) => sum + count, 0)
      return identifierShapes.flatMap(({ title, leastShare, matches }): PreflightWarning[] => {
        let matching = 0
        for (const [text, count] of texts) if (matches(text)) matching += count
        if (matching === 0 || matching < leastShare * rows) return []
        const message = `${matching} cells look like ${title}: make the column a direct-identifier, or blank them`
        return [{ code: 'identifier-content', message, column: name }]
      })
    })
}

/** The texts of a column with their rows. Numbers of fewer than nine digits reach nobody and are left out. */
function textsOf(table: Table, name: string): ReadonlyMap<string, number> {
  const column = table.column(name)
  if (column.type === 'level') return levelCounts(column as LevelColumn)
  const counts = new Map<string, number>()
  column.values.forEach((value, row) => {
    if (column.valid?.[row] === 0 || !Number.isSafeInteger(value) || value < 1e8) return
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  })
  return counts
}
