import { createRng, fitModel } from '../../src/index.js'
import { collectTable, sampleModel } from '../../src/pipeline/sample-model.js'
import type { Schema, Table } from '../../src/table/index.js'

/** One thing by which synthetic rows were told from real ones, shown on a made table. */
export interface Cause {
  readonly number: number
  readonly title: string
  /** The made table, and what is counted in it. */
  readonly shows: string
  /** What stands for the time before it was mended. */
  readonly before: string
  readonly measure: () => Promise<Shown>
}

export interface Shown {
  /** In rows of the same making that nobody learnt from. */
  readonly real: number
  readonly before: number
  /** Today. */
  readonly after: number
}

export interface MadeTable {
  readonly table: Table
  readonly schema: Schema
}

/** Rows drawn by a model fitted to a made table, as many. */
export async function drawnBy(
  model: string,
  { table, schema }: MadeTable,
  options: Readonly<Record<string, unknown>> = {},
): Promise<Table> {
  const fitted = await fitModel(table, { schema, model, options, rng: createRng('fit') })
  return collectTable(sampleModel(fitted, table.rowCount, { rng: createRng('draw') }))
}

export function shareWhere(count: number, holds: (row: number) => boolean): number {
  let sum = 0
  for (let row = 0; row < count; row++) if (holds(row)) sum++
  return sum / count
}
