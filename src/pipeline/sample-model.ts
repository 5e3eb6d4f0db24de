import type { FittedModel } from '../../models/index.js'
import type { Rng } from '../math/index.js'
import { concatTables, type Evidence, evidenceOf, parseExpression, type Schema, type Table } from '../table/index.js'
import type { RunContext } from './progress.js'

export interface SampleRequest extends RunContext {
  readonly rng: Rng
  /** A condition such as `age >= 60 and sex = "F"`; every row satisfies it. */
  readonly where?: string | undefined
}

/** Synthetic rows in batches, with progress. Throws `bad-evidence` when the condition cannot be met. */
export async function* sampleModel(
  fitted: FittedModel,
  rowCount: number,
  { rng, where, onProgress, signal }: SampleRequest,
): AsyncGenerator<Table> {
  const given = where === undefined ? undefined : parseWhere(where, fitted.schema)
  let done = 0
  for await (const batch of fitted.sample(rowCount, { rng, ...(given && { given }), ...(signal && { signal }) })) {
    done += batch.rowCount
    onProgress?.({ stage: 'sample', share: rowCount === 0 ? 1 : done / rowCount })
    yield batch
  }
}

/** The condition of a person as the evidence of a model. */
export function parseWhere(where: string, schema: Schema): Evidence {
  return evidenceOf(parseExpression(where), schema)
}

/** Passes batches on and keeps them: `collected()` is their table once all have passed. */
export function keepBatches(batches: AsyncIterable<Table>): {
  readonly batches: AsyncIterable<Table>
  collected(): Table
} {
  const kept: Table[] = []
  return { batches: passOn(), collected: () => concatTables(kept) }

  async function* passOn(): AsyncGenerator<Table> {
    for await (const batch of batches) {
      kept.push(batch)
      yield batch
    }
  }
}

/** All batches as one table. */
export async function collectTable(batches: AsyncIterable<Table>): Promise<Table> {
  const kept: Table[] = []
  for await (const batch of batches) kept.push(batch)
  return concatTables(kept)
}
