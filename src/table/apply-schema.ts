import { type Issue, MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import { datetimeReader } from './cells/datetime.js'
import { levelReader } from './cells/level.js'
import { isUsualMarker } from './cells/missing.js'
import { numberReader, type ReadNumber } from './cells/number.js'
import { type Column, isMissing, type LevelColumn, type NumberColumn } from './column.js'
import { inferColumn } from './infer/infer-schema.js'
import { asListed } from './levels/as-released.js'
import { replacedAtReading } from './levels/replaced-at-reading.js'
import type { RareLevels } from './levels/without-rare-levels.js'
import { numbersAsLevels } from './number-levels.js'
import { type ColumnSchema, isModelled, isNumberKind, type Schema } from './schema.js'
import { Table } from './table.js'

/** Most rows named for one column; the others are counted. */
const shownRows = 10

export interface ApplySchemaOptions {
  /** Named in issues. */
  readonly file?: string
  /**
   * For tables whose validity is to be measured: levels and numbers outside the schema's pass, columns that are never
   * modelled may be absent (they become missing), further columns are left out, and a column may be written in another
   * notation than the schema's, with usual markers of missing cells.
   */
  readonly lenient?: boolean
  /** Called with what became of the levels of a column that its schema does not list. */
  readonly onReplaced?: (replaced: RareLevels) => void
}

/**
 * A raw table (columns of texts, or of numbers where the file had types) as the schema says: columns in schema order,
 * numeric and datetime as numbers, others as levels in the schema's order. Cells that do not fit are collected into one
 * `bad-data` error naming column and row, never the cell. O(rows).
 */
export function applySchema(raw: Table, schema: Schema, options: ApplySchemaOptions = {}): Table {
  const place = options.file === undefined ? {} : { file: options.file }
  const mayLack = (column: ColumnSchema) => options.lenient === true && !isModelled(column)
  const issues: Issue[] = [
    ...schema.columns
      .filter((column) => !raw.has(column.name) && !mayLack(column))
      .map((column) => ({
        ...place,
        message: `the table lacks a column of the schema${didYouMean(column.name, raw.columnNames)}`,
        column: column.name,
      })),
    ...(options.lenient === true ? [] : columnsBeyond(raw, schema)).map((name) => ({
      ...place,
      message: 'the schema lacks a column of the table',
      column: name,
    })),
  ]
  const columns: Column[] = []
  for (const column of schema.columns) {
    if (!raw.has(column.name)) {
      if (mayLack(column)) columns.push(missingColumn(column, raw.rowCount))
      continue
    }
    const { typed, problems } = isNumberKind(column.kind)
      ? toNumbers(raw.column(column.name), column, options)
      : toLevels(raw.column(column.name), column, options)
    columns.push(typed)
    issues.push(...summarise(problems).map((issue) => ({ ...issue, ...place, column: column.name })))
  }
  if (issues.length > 0) throw new MirrorwardError('bad-data', 'the table does not fit its schema', { issues })
  return Table.of(columns, raw.rowCount)
}

/** Columns of the table that the schema does not know. */
export function columnsBeyond(raw: Table, schema: Schema): string[] {
  const known = new Set(schema.columns.map(({ name }) => name))
  return raw.columnNames.filter((name) => !known.has(name))
}

function missingColumn({ name, kind }: ColumnSchema, rowCount: number): Column {
  return isNumberKind(kind)
    ? { type: 'number', name, values: new Float64Array(rowCount), valid: new Uint8Array(rowCount) }
    : { type: 'level', name, levels: [], codes: new Int32Array(rowCount).fill(-1) }
}

interface Typed {
  readonly typed: Column
  /** Message per faulty row, in row order. */
  readonly problems: readonly (readonly [row: number, message: string])[]
}

function toNumbers(raw: Column, schema: ColumnSchema, { lenient = false }: ApplySchemaOptions): Typed {
  const cells = raw.type === 'number' && isWrittenInDigits(schema) ? numbersAsLevels(raw) : raw
  const { values, valid, flags } =
    cells.type === 'number' ? markMissing(cells, schema) : parseLevels(cells, schema, lenient)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = schema.bounds ?? {}
  const problems: [number, string][] = []
  let missing = 0
  for (let row = 0; row < values.length; row++) {
    if (valid[row] === 0) {
      missing++
      values[row] = 0
      continue
    }
    const value = values[row]!
    if (schema.unreadable === 'missing' && !Number.isFinite(value)) {
      missing++
      valid[row] = 0
      values[row] = 0
      if (flags !== undefined) flags[row] = 0
    } else if (!Number.isFinite(value)) problems.push([row, notANumber(schema)])
    else if (!lenient && (value < min || value > max)) problems.push([row, "outside the schema's bounds"])
  }
  const typed = { type: 'number', name: raw.name, values, valid: missing === 0 ? null : valid } as const
  return { typed: flags?.some((flag) => flag > 0) ? { ...typed, flags } : typed, problems }
}

function notANumber({ kind }: ColumnSchema): string {
  return kind === 'datetime'
    ? 'not a date (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS)'
    : 'not a number (list the text under missing, or change the kind)'
}

interface Numbers {
  readonly values: Float64Array
  readonly valid: Uint8Array
  readonly flags?: Uint8Array
}

/** Dates such as YYYYMMDD, which a typed file holds as numbers. */
function isWrittenInDigits({ kind, format }: ColumnSchema): boolean {
  return kind === 'datetime' && /^[YMDHms]+$/.test(format ?? '')
}

function markMissing(raw: NumberColumn, { missing = [] }: ColumnSchema): Numbers {
  const markers = new Set(missing.map(Number))
  const valid = Uint8Array.from(raw.values, (value, row) => (isMissing(raw, row) || markers.has(value) ? 0 : 1))
  return { values: raw.values.slice(), valid }
}

function parseLevels(raw: LevelColumn, schema: ColumnSchema, lenient: boolean): Numbers {
  const isMarker = markerTest(schema)
  const parsed = readLevels(raw, schema)
  const isUnread = raw.levels.some((level, code) => Number.isNaN(parsed[code]!.value) && !isMarker(level))
  const other = lenient && isUnread ? readInOwnNotation(raw, schema) : null
  const present = raw.levels.map((level, code) => {
    if (isMarker(level)) return false
    if (other === null || !Number.isNaN(parsed[code]!.value)) return true
    parsed[code] = other[code]!
    return !(Number.isNaN(parsed[code]!.value) && isUsualMarker(level))
  })
  const values = new Float64Array(raw.codes.length)
  const valid = new Uint8Array(raw.codes.length)
  const flags = new Uint8Array(raw.codes.length)
  for (let row = 0; row < values.length; row++) {
    const code = raw.codes[row]!
    if (code < 0 || !present[code]) continue
    values[row] = parsed[code]!.value
    flags[row] = parsed[code]!.flag
    valid[row] = 1
  }
  return { values, valid, flags }
}

function readLevels({ levels }: LevelColumn, schema: ColumnSchema): ReadNumber[] {
  if (schema.kind !== 'datetime') {
    const read = numberReader(schema)
    return levels.map((level) => read(level.trim()))
  }
  const read = datetimeReader(schema)
  return levels.map((level) => ({ value: read(level.trim()), flag: 0 }))
}

/** The texts read as a column of its own, where it holds what the schema's does: made by another program, written another way. */
function readInOwnNotation(raw: LevelColumn, schema: ColumnSchema): ReadNumber[] | null {
  const own = inferColumn(raw).schema
  return own.kind === schema.kind ? readLevels(raw, own) : null
}

/** Blanks, and the column's own markers. */
function markerTest({ missing }: ColumnSchema): (text: string) => boolean {
  const markers = new Set(missing)
  return (text) => text.trim() === '' || markers.has(text.trim()) || markers.has(text)
}

function toLevels(raw: Column, schema: ColumnSchema, { lenient = false, onReplaced }: ApplySchemaOptions): Typed {
  const texts = raw.type === 'level' ? raw : numbersAsLevels(raw)
  const isMarker = markerTest(schema)
  const declared = schema.levels !== undefined
  const meant = levelReader(schema)
  const codeOf = new Map(schema.levels?.map((level, code) => [level, code]))
  const unknown = new Set<number>()
  const translated = Int32Array.from(texts.levels, (text, code) => {
    if (isMarker(text)) return -1
    const level = meant(text) ?? text.trim()
    // An apostrophe that guards a spreadsheet from a formula is no part of a listed level.
    const known = codeOf.get(level) ?? (/^'[=+\-@\t\r]/.test(level) ? codeOf.get(level.slice(1)) : undefined)
    if (known !== undefined) return known
    if (lenient && isUsualMarker(text)) return -1
    if (declared) unknown.add(code)
    codeOf.set(level, codeOf.size)
    return codeOf.size - 1
  })
  const codes = Int32Array.from(texts.codes, (code) => (code < 0 ? -1 : translated[code]!))
  const problems: [number, string][] = []
  if (unknown.size > 0 && !lenient && schema.rare === undefined)
    texts.codes.forEach((code, row) => {
      if (unknown.has(code)) problems.push([row, "not among the schema's levels"])
    })
  if (schema.kind === 'boolean' && !lenient && codeOf.size > 2)
    problems.push([0, 'a boolean column has two levels at most'])
  const column: LevelColumn = { type: 'level', name: raw.name, levels: [...codeOf.keys()], codes }
  const replaced = onReplaced && isModelled(schema) ? replacedAtReading(column, schema) : undefined
  if (replaced !== undefined) onReplaced?.(replaced)
  return { typed: asListed(column, schema), problems }
}

function summarise(problems: Typed['problems']): Issue[] {
  const shown = problems.slice(0, shownRows).map(([row, message]) => ({ message, row: row + 1 }))
  const others = problems.length - shown.length
  return others === 0 ? shown : [...shown, { message: `${others} more rows with problems` }]
}
