import {
  brokenRows,
  type CellSet,
  type Column,
  cellAt,
  cellSetContains,
  type Evidence,
  evaluateExpression,
  isMissing,
  parseExpression,
  type Table,
} from '../table/index.js'
import type { Codebook } from './codebook.js'
import { derivationKind } from './relations/derivation-kinds.js'

/**
 * 1 for each decoded row that may stand: it satisfies the evidence on columns that follow from others, the rules that
 * training rows keep, the relations that could not be built in, and the bounds of formulas. Null when nothing can fail.
 */
export function acceptedRows(table: Table, codebook: Codebook, given?: Evidence): Uint8Array | null {
  const { schema, derivations = [], enforced = { rules: [], relations: [] } } = codebook
  const conditioned = derivations.length === 0 ? [] : [...(given ?? [])]
  const bounded = schema.columns.filter(
    ({ name, bounds }) =>
      bounds && derivations.some(({ type, column }) => column === name && derivationKind(type).leavesBounds),
  )
  if (conditioned.length + enforced.rules.length + enforced.relations.length + bounded.length === 0) return null
  const accepted = new Uint8Array(table.rowCount).fill(1)
  const refuse = (isRefused: (row: number) => boolean) => {
    for (let row = 0; row < accepted.length; row++) if (isRefused(row)) accepted[row] = 0
  }
  for (const [name, cells] of conditioned) refuse(outsideOf(table.column(name), cells))
  for (const { name, bounds: { min, max } = {} } of bounded)
    refuse(
      outsideOf(table.column(name), {
        ranges: [{ ...(min !== undefined && { min }), ...(max !== undefined && { max }) }],
        missing: true,
      }),
    )
  for (const rule of enforced.rules) {
    const truth = evaluateExpression(parseExpression(rule), table, schema)
    refuse((row) => truth[row] === 0)
  }
  for (const relation of enforced.relations) {
    const broken = brokenRows(relation, table, schema)
    refuse((row) => broken[row] === 1)
  }
  return accepted
}

function outsideOf(column: Column, cells: CellSet): (row: number) => boolean {
  if (column.type === 'number')
    return (row) => !cellSetContains(cells, isMissing(column, row) ? null : column.values[row]!)
  return (row) => !cellSetContains(cells, cellAt(column, row))
}
