import { codeLevels, type HierarchySpec, proposeBands } from '../../src/identity/index.js'
import { type Column, type ColumnSchema, numberRange } from '../../src/table/index.js'

/** Milliseconds; 25 years. */
const lifelong = 25 * 365.25 * 86_400_000

/** How a column is made coarser where nobody said: by its kind, its levels, or the system that all its values are codes of. */
export function hierarchyOf(schema: ColumnSchema, column: Column): HierarchySpec {
  if (column.type === 'number') {
    const { low, high } = numberRange(column) ?? { low: 0, high: 0 }
    if (schema.kind === 'datetime')
      // Dates over a life, such as of birth, are told apart by decades where those of a study are by months.
      return {
        kind: 'days',
        levels:
          high - low > lifelong
            ? ['month', 'year', 'five-years', 'ten-years', 'twenty-years']
            : ['ten-days', 'month', 'quarter', 'year', 'five-years'],
      }
    const isAge = /^(?:age|âge|alter)\b|(?:^|_)age(?:_|$)/i.test(schema.name) && low >= 0 && high <= 130
    const bands = proposeBands({ low, high, precision: Math.max(0, schema.precision ?? 0), isAge })
    return bands.widths.length === 0 ? { kind: 'whole' } : { kind: 'bands', ...bands }
  }
  const used = new Set<number>(column.codes)
  const values = column.levels.filter((_, code) => used.has(code))
  if (schema.kind === 'ordinal' && values.length > 2) return { kind: 'order', levels: schema.levels ?? column.levels }
  const named = codeLevels.find(({ id }) => id === schema.hierarchy)
  const system = named ?? (values.length > 2 ? codeLevels.find(({ contains }) => values.every(contains)) : undefined)
  return system === undefined ? { kind: 'whole' } : { kind: 'codes', system: system.id }
}
