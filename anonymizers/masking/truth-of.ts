import {
  type Column,
  columnsOf,
  type Expression,
  evaluateExpression,
  levelColumn,
  numberColumn,
  Table,
} from '../../src/table/index.js'
import type { Cells } from './mask-rule.js'

/**
 * 1 in the rows where a condition is true, from cells as texts. Columns that it compares or reckons with numbers are read as such,
 * others as texts.
 */
export function truthOf(
  when: Expression,
  { rowCount, source }: { readonly rowCount: number; readonly source: (column: string) => Cells },
): Int8Array {
  const numeric = numericColumns(when)
  const columns = [...new Set(columnsOf(when))].map((name): Column => {
    const cells = source(name)
    return numeric.has(name)
      ? numberColumn(
          name,
          cells.map((cell) => (cell === null || cell.trim() === '' ? null : Number(cell))),
        )
      : levelColumn(name, cells)
  })
  return evaluateExpression(when, Table.of(columns, rowCount), { name: '', columns: [] })
}

/** Columns that stand beside a number. */
function numericColumns(expression: Expression): ReadonlySet<string> {
  switch (expression.type) {
    case 'logical':
      return new Set([...numericColumns(expression.left), ...numericColumns(expression.right)])
    case 'not':
      return numericColumns(expression.operand)
    case 'missing':
      return new Set()
    case 'compare':
    case 'in': {
      const operands =
        expression.type === 'compare'
          ? [expression.left, expression.right]
          : [expression.operand, ...expression.choices]
      const hasNumber = operands.some(({ type }) => type === 'number' || type === 'arithmetic' || type === 'call')
      return new Set(hasNumber ? columnsOf(expression) : [])
    }
  }
}
