import type { DatabaseTable } from './database-schema.js'

/**
 * Tables in an order in which what others point at comes first, else as they stood. Where keys go round in a circle the order
 * stands: constraints come after the rows.
 */
export function pointedAtFirst<Each extends Pick<DatabaseTable, 'name' | 'references'>>(
  tables: readonly Each[],
): Each[] {
  const ordered: Each[] = []
  const met = new Set<string>()
  const visit = (table: Each): void => {
    if (met.has(table.name)) return
    met.add(table.name)
    for (const { table: to, schema } of table.references) {
      const target = schema === undefined ? tables.find(({ name }) => name === to) : undefined
      if (target !== undefined) visit(target)
    }
    ordered.push(table)
  }
  tables.forEach(visit)
  return ordered
}
