import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readTable } from '../src/io/index.js'
import { applySchema, parseSchema, type Table } from '../src/table/index.js'
import {
  type LinkedSchema,
  type LinkedTableSchema,
  LinkedTables,
  parseLinkedSchema,
} from '../src/table/linked/index.js'
import type { LinkedDataset } from './catalogue.js'
import { datasetFile } from './dataset-file.js'

export interface LoadedLinkedTables {
  readonly schema: LinkedSchema
  readonly tables: LinkedTables
}

/** Shipped linked tables, typed by the schemas of their own folders. */
export async function loadLinkedDataset(dataset: LinkedDataset): Promise<LoadedLinkedTables> {
  const file = datasetFile(dataset, 'linked.yaml')
  const folder = dirname(file)
  const draft = parseLinkedSchema(await readFile(file, 'utf8'), { file })
  const tables = new Map<string, Table>()
  const schemas: LinkedTableSchema[] = []
  for (const { schemaFile = '', columns: _, source = '', ...links } of draft.tables) {
    const described = parseSchema(await readFile(join(folder, schemaFile), 'utf8'), { file: schemaFile })
    const { patient: _patient, ...own } = described
    tables.set(links.name, applySchema(await readTable(join(folder, source)), described, { file: source }))
    schemas.push({ ...own, ...links, source: basename(source) })
  }
  const schema = { name: draft.name, tables: schemas }
  return { schema, tables: LinkedTables.of(tables, schema) }
}
