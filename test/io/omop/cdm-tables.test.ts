import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cdmTables } from '../../../src/io/omop/cdm-tables.js'

// The field list of CDM 5.4 (OHDSI/CommonDataModel, inst/csv, at f853f6e), read from beside the project.
const file = join(import.meta.dirname, '../../../../shared/datasets/omop-cdm54/OMOP_CDMv5.4_Field_Level.csv.gz')

const none = 'NA'

test.skipIf(!existsSync(file))('fields, types, keys and references are those of the specification', () => {
  const official = fieldsOf(gunzipSync(readFileSync(file)).toString('utf8'))
  expect(cdmTables.map(({ name }) => name).sort()).toEqual([...new Set(official.map(({ table }) => table))].sort())
  for (const { name, fields, key } of cdmTables) {
    const own = official.filter(({ table }) => table === name)
    expect(fields.map((field) => field.name)).toEqual(own.map((field) => field.name))
    expect(fields.map(({ isRequired }) => isRequired)).toEqual(own.map(({ required }) => required === 'Yes'))
    expect(fields.map(({ type }) => type)).toEqual(
      own.map(({ type }) => (type.startsWith('varchar') ? 'text' : type.toLowerCase())),
    )
    expect(fields.map(({ refersTo = none }) => refersTo)).toEqual(
      own.map(({ refersTo }) => (refersTo === none ? none : refersTo.toLowerCase())),
    )
    expect(key).toBe(own.find(({ isKey }) => isKey === 'Yes')?.name)
  }
})

/** Quoted cells hold commas and line ends. */
function fieldsOf(text: string) {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)!.push(quoted ?? plain ?? '')
    if (end !== ',') records.push([])
  }
  const [header = [], ...rows] = records.filter((record) => record.length > 5)
  return rows.map((row) => {
    const cell = (name: string) => row[header.indexOf(name)] ?? ''
    return {
      ...{ table: cell('cdmTableName').toLowerCase(), name: cell('cdmFieldName').toLowerCase().replaceAll('"', '') },
      ...{ type: cell('cdmDatatype'), required: cell('isRequired'), isKey: cell('isPrimaryKey') },
      refersTo: cell('fkTableName'),
    }
  })
}
