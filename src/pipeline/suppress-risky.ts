import { recordsAtRisk } from '../../evaluators/index.js'
import type { FittedModel } from '../../models/index.js'
import type { Rng } from '../math/index.js'
import { concatTables, isModelled, type Schema, Table } from '../table/index.js'
import { collectTable, sampleModel } from './sample-model.js'

const mostRounds = 5

export interface SuppressRequest {
  readonly schema: Schema
  readonly model: FittedModel
  readonly train: Table
  readonly holdout: Table
  readonly reference: Table
  readonly where?: string | undefined
  readonly rng: Rng
}

export interface Suppressed {
  readonly synthetic: Table
  /** Rows drawn again, over all rounds. */
  readonly redrawn: number
}

/**
 * Draws synthetic rows again that lie suspiciously close to training rows (see `recordsAtRisk`), until none is left or five
 * rounds are over. Looking at the training rows once more is itself a use of them: measure again afterwards.
 */
export async function suppressRisky(
  synthetic: Table,
  { schema, model, train, holdout, reference, where, rng }: SuppressRequest,
): Promise<Suppressed> {
  let current = synthetic
  let redrawn = 0
  for (let round = 0; round < mostRounds; round++) {
    const risky = recordsAtRisk({ schema, train, holdout, reference, synthetic: current })?.syntheticRows ?? []
    if (risky.length === 0) break
    const dropped = new Set(risky)
    const kept = Array.from({ length: current.rowCount }, (_, row) => row).filter((row) => !dropped.has(row))
    const fresh = await collectTable(sampleModel(model, risky.length, { rng: rng.fork(`round:${round}`), where }))
    current = concatTables([current.take(kept), fresh])
    redrawn += risky.length
  }
  return { synthetic: withSurrogatesOf(synthetic, current, schema), redrawn }
}

/** Rows drawn later count their surrogate values from the start again: the first table's are unique. */
function withSurrogatesOf(first: Table, current: Table, schema: Schema): Table {
  const columns = schema.columns.map((column) => (isModelled(column) ? current : first).column(column.name))
  return Table.of(columns, current.rowCount)
}
