import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Schema, Table } from '../../table/index.js'
import { cellTexts } from '../cell-texts.js'
import { hashFile } from '../hash.js'
import { type CdmTable, cdmTable } from './cdm-tables.js'
import { conceptId } from './concepts.js'
import { derivedRows, type OmopRow } from './derived-rows.js'
import { asParquet } from './typed-files.js'

export interface TablesOfOmop {
  readonly tables: ReadonlyMap<string, Table>
  readonly schemas: readonly Schema[]
}

export interface OmopWriterOptions {
  /** CSV when not said. */
  readonly files?: 'csv' | 'parquet' | undefined
}

/**
 * Writes people's tables as CSV or Parquet files of an OMOP CDM 5.4, every field of a table in its order: numbers of concepts out of the
 * words they were read as, date-times at midnight, keys counted from 1, births and deaths where they belong; observation
 * periods and eras derived from what was drawn, and `cdm_source`, which says that nobody is real. A batch holds whole people.
 */
export class OmopWriter {
  readonly #folder: string
  readonly #format: 'csv' | 'parquet'
  readonly #files = new Map<string, OpenFile>()

  constructor(folder: string, { files = 'csv' }: OmopWriterOptions = {}) {
    this.#folder = folder
    this.#format = files
  }

  async add({ tables, schemas }: TablesOfOmop): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const rows = new Map(
      [...tables].flatMap(([name, table]) =>
        cdmTable(name) === undefined
          ? []
          : [
              [
                name,
                rowsOf(
                  table,
                  schemas.find((schema) => schema.name === name),
                ),
              ] as const,
            ],
      ),
    )
    for (const [name, own] of rows) if (!pointedAt.includes(name)) rows.set(name, own.filter(isDated(cdmTable(name)!)))
    const personOf = new Map(rows.get('visit_occurrence')?.map((row) => [row.visit_occurrence_id, row.person_id]))
    for (const own of rows.values())
      for (const row of own) row.person_id ??= personOf.get(row.visit_occurrence_id) ?? null
    for (const [name, own] of [...rows, ...derivedRows(rows)]) await this.#write(cdmTable(name)!, own)
  }

  async finish() {
    if (this.#files.size > 0) await this.#write(cdmTable('cdm_source')!, [cdmSource])
    const written = []
    for (const [name, { stream, done, rows }] of this.#files) {
      stream.end()
      await done
      const file = `${name}.${this.#format}`
      if (this.#format === 'parquet') await asParquet(join(this.#folder, `${name}.csv`), cdmTable(name)!)
      if (this.#format === 'parquet' && rows === 0) continue
      written.push({ file, rows, sha256: await hashFile(join(this.#folder, file)) })
    }
    return written
  }

  async #write(table: CdmTable, rows: readonly OmopRow[]): Promise<void> {
    const { name, fields, key } = table
    let file = this.#files.get(name)
    if (file === undefined) {
      const stream = createWriteStream(join(this.#folder, `${name}.csv`), { mode: 0o600 })
      const done = finished(stream)
      // What fails is told by `finish`.
      done.catch(() => {})
      file = { stream, done, rows: 0 }
      this.#files.set(name, file)
      stream.write(`${fields.map((field) => field.name).join(',')}\n`)
    }
    for (const row of rows) {
      file.rows++
      const whole: OmopRow = {
        ...(key !== undefined && row[key] === undefined && { [key]: String(file.rows) }),
        ...row,
      }
      if (!file.stream.write(`${fields.map((field) => quoted(cellOf(whole, field))).join(',')}\n`))
        await once(file.stream, 'drain')
    }
  }
}

/** Tables whose rows others point at: none of them is left out. */
const pointedAt = ['person', 'visit_occurrence']

/** Whether a row has the first date that the model demands; one without is no record of OMOP's, and is left out. */
function isDated({ fields }: CdmTable): (row: OmopRow) => boolean {
  const date = fields.find(({ type, isRequired }) => type === 'date' && isRequired)?.name
  return (row) => date === undefined || typeof row[date] === 'string'
}

interface OpenFile {
  readonly stream: WriteStream
  readonly done: Promise<void>
  rows: number
}

const cdmSource: OmopRow = {
  cdm_source_name: 'synthetic data made by mirrorward',
  cdm_source_abbreviation: 'mirrorward synthetic',
  cdm_holder: 'nobody: these people are not real',
  source_release_date: '1970-01-01',
  cdm_release_date: '1970-01-01',
  cdm_version: '5.4',
  cdm_version_concept_id: '756265',
  vocabulary_version: 'as of the table that was learnt from',
}

function rowsOf(table: Table, schema: Schema | undefined): OmopRow[] {
  const columns = table.columns.map((column) => [column.name, cellTexts(column, schema)] as const)
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(([name, text]) => [name, text(row)])),
  )
}

/** A cell as the model wants it: see the writer. */
function cellOf(row: OmopRow, { name, type, isRequired, refersTo }: CdmTable['fields'][number]): string {
  const cell = row[name]
  if (cell !== undefined && cell !== null) return refersTo === 'concept' ? idOf(cell) : cell
  if (type === 'datetime') {
    const date = name === 'birth_datetime' ? row.birth_date : row[name.replace(/datetime$/, 'date')]
    return typeof date === 'string' ? `${date.slice(0, 10)} 00:00:00` : ''
  }
  // An end that is demanded and not known is the day of the start.
  if (isRequired && name.endsWith('_end_date')) return row[name.replace('_end_', '_start_')] ?? ''
  if (/^(?:year|month|day)_of_birth$/.test(name)) return birthPart(row.birth_date, name)
  if (name.endsWith('_source_value')) {
    const concept = row[name.replace(/source_value$/, 'concept_id')]
    return typeof concept === 'string' ? idOf(concept) : ''
  }
  return isRequired && refersTo === 'concept' ? '0' : ''
}

/** Concepts that few people had were pooled to a level that is none: no matching concept. */
function idOf(cell: string): string {
  return conceptId(cell) ?? (/^\d+$/.test(cell) ? cell : '0')
}

function birthPart(date: string | null | undefined, name: string): string {
  const at = ['year_of_birth', 'month_of_birth', 'day_of_birth'].indexOf(name)
  const part = typeof date === 'string' ? date.slice(0, 10).split('-')[at] : undefined
  return part === undefined ? '' : String(Number(part))
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
