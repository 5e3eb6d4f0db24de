import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTable } from '../src/io/index.js'
import { applySchema, parseSchema, type Schema, type Table } from '../src/table/index.js'
import { type Dataset, type DatasetTable, findDataset } from './catalogue.js'

export interface LoadedTable {
  readonly schema: Schema
  readonly table: Table
}

/** The path of a file of a dataset, whether this code runs from its source or from `dist/`. */
export function datasetFile(dataset: Dataset, file: string): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const fromSource = join(here, dataset.name, file)
  return existsSync(fromSource) ? fromSource : join(here, '..', '..', 'datasets', dataset.name, file)
}

/**
 * A shipped real table, typed by its schema. Linked tables have names of their own: nafld1, nafld2, nafld3.
 *
 * @example
 * const { table, schema } = await loadDataset('pbc')
 */
export async function loadDataset(name: string): Promise<LoadedTable> {
  const dataset = findDataset(name)
  const entry = dataset.tables.find((table) => table.name === name) ?? (dataset.tables[0] as DatasetTable)
  const schemaPath = datasetFile(dataset, entry.schema)
  const schema = parseSchema(await readFile(schemaPath, 'utf8'), { file: schemaPath })
  const path = datasetFile(dataset, entry.file)
  return { schema, table: applySchema(await readTable(path), schema, { file: path }) }
}
