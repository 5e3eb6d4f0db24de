import { type FittedModel, models } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import type { Rng } from '../math/index.js'
import { countMissing, isModelled, type Table } from '../table/index.js'
import type { RunContext } from './progress.js'
import { collectTable } from './sample-model.js'

export interface ImputeRequest extends RunContext {
  /** The model that fills; see `Model.imputes`. */
  readonly fitted: FittedModel
  readonly rng: Rng
}

/** What became of the missing cells of one modelled column: counts, no values. */
export interface ImputedColumn {
  readonly name: string
  readonly filled: number
  /** Cells that stay missing: a presence relation wants them so, or no value drawn satisfied the row's relations. */
  readonly left: number
}

export interface ImputedTable {
  readonly table: Table
  /** The modelled columns that had missing cells, in schema order. */
  readonly columns: readonly ImputedColumn[]
}

/**
 * The table with its missing cells drawn once from the model, given each row's observed cells; see docs/imputation.md.
 * Observed cells and columns that are never modelled stand as they are. Throws `unsupported` for a model that cannot
 * impute, `not-found` for a table without one of the model's columns, `aborted`.
 *
 * @example
 * const { table: complete } = await imputeTable(table, { fitted, rng: createRng(1) })
 */
export async function imputeTable(
  table: Table,
  { fitted, rng, onProgress, signal }: ImputeRequest,
): Promise<ImputedTable> {
  if (fitted.impute === undefined) {
    const able = models.flatMap(({ id, imputes }) => (imputes ? [id] : []))
    throw new MirrorwardError(
      'unsupported',
      `model "${fitted.card().model}" cannot impute (models that can: ${able.join(', ')})`,
    )
  }
  const imputed = await collectTable(passing(fitted.impute(table, { rng, ...(signal && { signal }) })))
  const columns = fitted.schema.columns.filter(isModelled).flatMap(({ name }): ImputedColumn[] => {
    const before = countMissing(table.column(name))
    const left = countMissing(imputed.column(name))
    return before === 0 ? [] : [{ name, filled: before - left, left }]
  })
  return { table: imputed, columns }

  async function* passing(batches: AsyncIterable<Table>): AsyncGenerator<Table> {
    let done = 0
    for await (const batch of batches) {
      done += batch.rowCount
      onProgress?.({ stage: 'impute', share: table.rowCount === 0 ? 1 : done / table.rowCount })
      yield batch
    }
  }
}
