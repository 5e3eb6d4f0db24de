import {
  brokenRows,
  columnsOf,
  evaluateExpression,
  isMissing,
  type NumberColumn,
  parseExpression,
  partsOf,
  type Table,
} from '../../table/index.js'
import type { Codebook } from '../codebook.js'
import { derivationKind } from '../relations/derivation-kinds.js'

/** A statement about columns that filled rows break. */
export interface Unmet {
  readonly columns: readonly string[]
  /** 1 for each row that breaks it and in which one of its columns was filled. */
  readonly rows: Uint8Array
}

/**
 * What a table whose missing cells were filled does not satisfy: relations, rules that training rows keep, and bounds. A
 * statement about cells that were all there before is not asked about: filling cannot mend it. O(statements × rows).
 */
export function unmetFillings(filled: Table, original: Table, codebook: Codebook): Unmet[] {
  const { schema, derivations = [], enforced = { rules: [], relations: [] } } = codebook
  const relations = [
    ...derivations.flatMap((each) => derivationKind(each.type).relations(each, schema)),
    ...enforced.relations,
  ]
  const statements = [
    ...relations.map((relation) => {
      const { column, inputs } = partsOf(relation)
      return { columns: [column, ...inputs], broken: brokenRows(relation, filled, schema) }
    }),
    ...enforced.rules.map((rule) => {
      const expression = parseExpression(rule)
      const truth = evaluateExpression(expression, filled, schema)
      return { columns: columnsOf(expression), broken: Uint8Array.from(truth, (value) => (value === 0 ? 1 : 0)) }
    }),
    ...schema.columns.flatMap(({ name, bounds }) => {
      const column = filled.column(name)
      return bounds === undefined || column.type !== 'number'
        ? []
        : [{ columns: [name], broken: outsideRows(column, bounds) }]
    }),
  ]
  return statements.flatMap(({ columns, broken }) => {
    const cells = columns.map((name) => ({ before: original.column(name), after: filled.column(name) }))
    const isFilled = (row: number) =>
      cells.some(({ before, after }) => isMissing(before, row) && !isMissing(after, row))
    const rows = broken.map((isBroken, row) => (isBroken === 1 && isFilled(row) ? 1 : 0))
    return rows.includes(1) ? [{ columns, rows }] : []
  })
}

function outsideRows(
  column: NumberColumn,
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: { readonly min?: number; readonly max?: number },
): Uint8Array {
  return Uint8Array.from(column.values, (value, row) =>
    !isMissing(column, row) && (value < min || value > max) ? 1 : 0,
  )
}
