import { cellAt, levelColumn, numberColumn } from '../../../../src/table/index.js'
import { groupsOf, ranksOf } from '../../../../src/table/linked/index.js'
import { columnSchema, type DerivationKind, withColumn } from '../derivation.js'

/** The column is learnt as it is; a drawn cell that would go back is the one before it. */
export const hold: DerivationKind<'hold'> = {
  schemas: (_, before) => before,
  derive: (_, { own, above }) => ({ own, above }),
  restore({ column: name, rule }, { own, above, parentRows }, { schema }) {
    const column = own.column(name)
    const ranks = typeof rule === 'string' ? ranksOf(column, columnSchema(schema, name)) : undefined
    const cells = Array.from({ length: own.rowCount }, (_, row) => cellAt(column, row))
    const isBack = (before: number, row: number): boolean => {
      if (typeof rule !== 'string') return String(cells[before]) === rule.stays
      const step = (ranks?.[row] ?? 0) - (ranks?.[before] ?? 0)
      return rule === 'rises' ? step < 0 : step > 0
    }
    for (const { start, end } of groupsOf(parentRows)) {
      let before = -1
      for (let row = start; row < end; row++) {
        if (cells[row] === null) continue
        if (before >= 0 && isBack(before, row)) cells[row] = cells[before]!
        else before = row
      }
    }
    const held =
      column.type === 'number'
        ? numberColumn(name, cells as (number | null)[])
        : levelColumn(name, cells as (string | null)[], [...column.levels])
    return { own: withColumn(own, held), above }
  },
}
