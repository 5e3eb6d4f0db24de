import type { FittedModel, SamplePart } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import type { Rng } from '../math/index.js'
import {
  concatTables,
  type Evidence,
  type Expression,
  evaluateExpression,
  evidenceOf,
  parseExpression,
  type Schema,
  type Table,
  whereOf,
} from '../table/index.js'
import type { RunContext } from './progress.js'

export interface SampleRequest extends RunContext {
  readonly rng: Rng
  /** A condition such as `age >= 60 and sex = "F"`; every row satisfies it. */
  readonly where?: string | undefined
  /** Only the rows of this part of all. Throws `bad-option` where rows are not drawn one by one: see `checkPart`. */
  readonly part?: SamplePart | undefined
}

/**
 * Throws `bad-option` for a part that cannot be drawn by itself: under a condition that is met by drawing until it is, and where
 * codes of regions are filled in from one row to the next.
 */
function checkPart({ schema }: FittedModel, accept: Expression | undefined): void {
  if (accept !== undefined)
    throw new MirrorwardError('bad-option', 'parts are drawn under conditions on single columns joined by "and" only')
  const region = schema.columns.find(({ learnt }) => learnt === 'region')
  if (region !== undefined)
    throw new MirrorwardError('bad-option', `no part can be drawn of a table with regions: column "${region.name}"`)
}

/** Synthetic rows in batches, with progress. Throws `bad-evidence` when the condition cannot be met. */
export async function* sampleModel(
  fitted: FittedModel,
  rowCount: number,
  { rng, where, part, onProgress, signal }: SampleRequest,
): AsyncGenerator<Table> {
  const { given, accept } = where === undefined ? {} : whereOf(parseExpression(where), fitted.schema)
  if (part !== undefined) checkPart(fitted, accept)
  if (accept !== undefined && rowCount > 0) {
    yield* acceptedRows(fitted, rowCount, { accept, given, rng, onProgress, signal })
    return
  }
  let done = 0
  const options = { rng, ...(given && { given }), ...(part && { part }), ...(signal && { signal }) }
  const expected = part === undefined ? rowCount : rowCount / part.of
  for await (const batch of fitted.sample(rowCount, options)) {
    done += batch.rowCount
    onProgress?.({ stage: 'sample', share: expected === 0 ? 1 : Math.min(1, done / expected) })
    yield batch
  }
}

/** After so many rows drawn, fewer than one in a hundred accepted is too few to go on. */
const fewestDrawn = 20_000

/** Rows drawn and kept when they satisfy the condition: exact, for what is kept does not depend on how many are wanted. */
async function* acceptedRows(
  fitted: FittedModel,
  rowCount: number,
  {
    accept,
    given,
    rng,
    onProgress,
    signal,
  }: Omit<SampleRequest, 'where'> & { readonly accept: Expression; readonly given: Evidence | undefined },
): AsyncGenerator<Table> {
  let done = 0
  let drawn = 0
  for (let round = 0; done < rowCount; round++) {
    const wanted = Math.max(200, Math.min(20_000, Math.ceil(((rowCount - done) * (drawn + 1)) / (done + 1))))
    const context = { rng: rng.fork(`round:${round}`), ...(given && { given }), ...(signal && { signal }) }
    for await (const batch of fitted.sample(wanted, context)) {
      drawn += batch.rowCount
      const truth = evaluateExpression(accept, batch, fitted.schema)
      const rows = Array.from(truth.keys())
        .filter((row) => truth[row] === 1)
        .slice(0, rowCount - done)
      if (rows.length === 0) continue
      done += rows.length
      onProgress?.({ stage: 'sample', share: done / rowCount })
      yield batch.take(Int32Array.from(rows))
      if (done === rowCount) return
    }
    if (drawn >= fewestDrawn && done < drawn / 100)
      throw new MirrorwardError(
        'bad-evidence',
        'fewer than one row in a hundred satisfies the condition: name it column by column with "and"',
      )
  }
}

/** The condition of a person as the evidence of a model. */
export function parseWhere(where: string, schema: Schema): Evidence {
  return evidenceOf(parseExpression(where), schema)
}

/** Passes batches on and keeps their first rows, up to `most`: `collected()` is their table once all have passed. */
export function keepBatches(
  batches: AsyncIterable<Table>,
  most: number = Number.POSITIVE_INFINITY,
): {
  readonly batches: AsyncIterable<Table>
  collected(): Table
  /** Rows that have passed. */
  rows(): number
} {
  const kept: Table[] = []
  let passed = 0
  return { batches: passOn(), collected: () => concatTables(kept), rows: () => passed }

  async function* passOn(): AsyncGenerator<Table> {
    for await (const batch of batches) {
      const room = most - passed
      if (room >= batch.rowCount || kept.length === 0) kept.push(batch)
      else if (room > 0) kept.push(batch.slice(0, room))
      passed += batch.rowCount
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
