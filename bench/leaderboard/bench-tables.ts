import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { datasetFile, findDataset } from '../../datasets/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { hashFile } from '../../src/io/index.js'

/** The real tables of the leaderboard, smallest first. */
export const benchTables = ['pbc', 'pima', 'colon', 'rotterdam', 'nmes', 'nass', 'flchain', 'nafld1', 'adult'] as const

/** Tables that may not be shipped: read from elsewhere, by a schema of this folder. */
const readFromElsewhere: readonly string[] = ['nmes', 'nass', 'adult']

/** The made-up table with a known truth that large scale is measured on. */
export const scaleTable = 'simulated-1m'

export interface BenchTable {
  readonly data: string
  readonly schema: string
}

/**
 * The files of a table. Those that are not shipped are looked for in the folder that `MIRRORWARD_BENCH_DATA` names or
 * in `shared/datasets` beside the repository; null when one is not there.
 */
export function benchTable(name: string): BenchTable | null {
  if (readFromElsewhere.includes(name)) {
    const data = folders()
      .map((folder) => join(folder, `${name}.csv.gz`))
      .find((file) => existsSync(file))
    const schema = join(import.meta.dirname, `${name}.schema.yaml`)
    return data === undefined ? null : { data, schema }
  }
  const dataset = findDataset(name)
  const entry = dataset.tables.find((table) => table.name === name)
  if (entry === undefined) throw new MirrorwardError('not-found', `not a table: "${name}"`)
  return { data: datasetFile(dataset, entry.file), schema: datasetFile(dataset, entry.schema) }
}

/** Changes when the table or its schema does. */
export async function tableHash({ data, schema }: BenchTable): Promise<string> {
  return `${await hashFile(data)}:${await readFile(schema, 'utf8')}`
}

function folders(): string[] {
  const named = process.env.MIRRORWARD_BENCH_DATA
  const root = join(import.meta.dirname, '../..')
  const beside = ['..', '../..'].map((up) => join(root, up, 'shared/datasets'))
  return named === undefined ? beside : [named, ...beside]
}
