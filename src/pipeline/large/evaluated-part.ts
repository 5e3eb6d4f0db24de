import { peopleAtRandom } from '../../../evaluators/index.js'
import type { Rng } from '../../math/index.js'
import type { Schema, Table } from '../../table/index.js'
import type { Job } from '../job.js'
import type { Split } from '../split.js'

/** Rows of a table that is evaluated whole, at most. */
export const mostEvaluatedWhole = 500_000

/** Real rows of larger tables that an evaluation looks at: whole people, drawn at random. */
export const evaluatedRows: Readonly<Record<Job['depth'], number>> = {
  quick: 100_000,
  standard: 200_000,
  deep: 400_000,
}

/** What an evaluation looks at. */
export interface EvaluatedPart {
  readonly split: Split
  /** The first rows of a synthetic table, as many as the part has. */
  synthetic(table: Table): Table
}

/** Whole people of every side of a large split, in the shares of the sides; sides of no more rows stay as they are. O(rows). */
export function evaluatedPart(
  split: Split,
  { schema, rows, rng }: { readonly schema: Schema; readonly rows: number; readonly rng: Rng },
): EvaluatedPart {
  const { train, holdout, reference } = split
  const all = train.rowCount + holdout.rowCount + reference.rowCount
  const part = (side: Table, name: string) => {
    const mostRows = Math.ceil((rows * side.rowCount) / all)
    if (all <= rows) return side
    return side.take(peopleAtRandom(side, schema, { rng: rng.fork(name), mostRows }))
  }
  return {
    split: {
      ...split,
      train: part(train, 'train'),
      holdout: part(holdout, 'holdout'),
      reference: part(reference, 'reference'),
    },
    synthetic: (table) => (table.rowCount <= rows ? table : table.slice(0, rows)),
  }
}
