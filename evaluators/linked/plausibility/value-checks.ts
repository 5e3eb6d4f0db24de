import { isMissing } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { asked, type PlausibilityCheck } from './check.js'

/** Amounts below the least and above the most that training people have: limits of the real table, not of a list. */
export function valueChecks(train: LinkedTables): PlausibilityCheck[] {
  return train.schema.tables.flatMap(({ name: table, columns }) =>
    columns.flatMap(({ name: column, kind }): PlausibilityCheck[] => {
      const own = train.table(table).column(column)
      if (kind !== 'numeric' || own.type !== 'number') return []
      const present = own.values.filter((_, row) => !isMissing(own, row))
      if (present.length === 0) return []
      const [low, high] = present.reduce(
        ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
        [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      )
      const check = (name: 'plausibleValueLow' | 'plausibleValueHigh', isOut: (value: number) => boolean) => ({
        ...{ name, table, column },
        ask: (tables: LinkedTables) => {
          const cells = tables.table(table).column(column)
          if (cells.type !== 'number') return { of: 0, violations: 0 }
          return asked(cells.values.length, (row) => (isMissing(cells, row) ? undefined : isOut(cells.values[row]!)))
        },
      })
      return [
        check('plausibleValueLow', (value) => value < low!),
        check('plausibleValueHigh', (value) => value > high!),
      ]
    }),
  )
}
