import { createRng } from '../../src/math/index.js'
import { loadInput } from '../../src/pipeline/load-input.js'
import { splitByPatient } from '../../src/pipeline/split.js'
import type { Schema, Table } from '../../src/table/index.js'
import { benchTable } from './bench-tables.js'

export interface OpenSplit {
  readonly schema: Schema
  readonly train: Table
  readonly holdout: Table
  readonly reference: Table
}

/** A table of the leaderboard divided 60/20/20 by patient: the same rows as `mirrorward run --seed` takes. */
export async function openSplit(dataset: string, seed: number): Promise<OpenSplit> {
  const files = benchTable(dataset)
  if (files === null) throw new Error(`table "${dataset}" is not on this machine`)
  const { table, schema } = await loadInput({ path: files.data }, files.schema)
  const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
  const { train, holdout, reference } = splitByPatient(table, schema, { shares, rng: createRng(seed).fork('split') })
  return { schema, train, holdout, reference }
}
