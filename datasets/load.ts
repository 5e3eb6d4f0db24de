import { readFile } from 'node:fs/promises'
import { readTable } from '../src/io/index.js'
import { applySchema, parseSchema, type Schema, type Table } from '../src/table/index.js'
import { type DatasetTable, findDataset, type LinkedDatasetName, linkedDatasets } from './catalogue.js'
import { datasetFile } from './dataset-file.js'
import { type LoadedLinkedTables, loadLinkedDataset } from './load-linked-dataset.js'

export interface LoadedTable {
  readonly schema: Schema
  readonly table: Table
}

/**
 * A shipped real table, typed by its schema; tables of one dataset have names of their own: nafld1, nafld2, nafld3. Of
 * `pbc-visits` and `nafld-visits` all tables, linked. Throws `not-found`.
 *
 * @example
 * const { table, schema } = await loadDataset('pbc')
 * const { tables } = await loadDataset('pbc-visits')
 */
export async function loadDataset(name: LinkedDatasetName): Promise<LoadedLinkedTables>
export async function loadDataset(name: string): Promise<LoadedTable>
export async function loadDataset(name: string): Promise<LoadedTable | LoadedLinkedTables> {
  const linked = linkedDatasets.find((each) => each.name === name)
  if (linked !== undefined) return loadLinkedDataset(linked)
  const dataset = findDataset(name)
  const entry = dataset.tables.find((table) => table.name === name) ?? (dataset.tables[0] as DatasetTable)
  const schemaPath = datasetFile(dataset, entry.schema)
  const schema = parseSchema(await readFile(schemaPath, 'utf8'), { file: schemaPath })
  const path = datasetFile(dataset, entry.file)
  return { schema, table: applySchema(await readTable(path), schema, { file: path }) }
}
