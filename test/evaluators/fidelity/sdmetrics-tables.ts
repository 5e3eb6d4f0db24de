import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDataset } from '../../../datasets/index.js'
import { isModelled } from '../../../src/table/index.js'

/** SDMetrics' own output; test/golden/metrics/make-sdmetrics.py. */
export const sdmetricsGolden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../golden/metrics/sdmetrics.json'), 'utf8'),
).tables

export const sdmetricsTables = ['pbc', 'pima', 'rotterdam'] as const

/** Even rows as real, odd rows as synthetic, and every `step`-th row. */
export async function sdmetricsSides(name: string) {
  const { table, schema } = await loadDataset(name)
  const every = (step: number, start: number) =>
    table.take(Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => row % step === start))
  const names = schema.columns.filter(isModelled).map((column) => column.name)
  return { schema, names, every, real: every(2, 0), synthetic: every(2, 1) }
}
