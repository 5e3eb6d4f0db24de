import { Numbering } from '../../counts/index.js'
import { MirrorwardError } from '../../errors.js'
import type { HeldCells, People, StoredRows } from '../../io/index.js'
import {
  applySchema,
  type Column,
  type ColumnSchema,
  levelColumn,
  type NumberColumn,
  type Schema,
  shortestFloat32,
  Table,
} from '../../table/index.js'
import type { KnownColumns } from './count-columns.js'
import { typedDistinct } from './typed-distinct.js'

/** Rows that are typed and encoded together. */
export const batchRows = 65_536

export interface TypedBatch {
  readonly table: Table
  /** The place of each row's person, see `People`. */
  readonly places: Float64Array
}

export interface TypedBatchesOptions {
  /** Of the columns wanted. */
  readonly schema: Schema
  readonly known: KnownColumns
  readonly people: People
  readonly signal?: AbortSignal | undefined
}

/**
 * All rows in batches, as the schema says. What is known of distinct cells is read once, and rows only point to it. Throws
 * `bad-data` for cells that do not fit, and where the file is no longer the one that was counted.
 */
export async function* typedBatches(
  rows: StoredRows,
  { schema, known, people, signal }: TypedBatchesOptions,
): AsyncGenerator<TypedBatch> {
  const gatherers = schema.columns.map((column) => gathererOf(column, { rows, known }))
  const dictionaries = new Map(
    gatherers.flatMap(({ name, dictionary }) => (dictionary === undefined ? [] : [[name, dictionary] as const])),
  )
  const names = gatherers.map(({ name }) => name)
  let places = new Float64Array(batchRows)
  let filled = 0
  let done = 0
  const finish = (): TypedBatch => {
    const columns = gatherers.map((each) => each.finish(filled, done))
    const batch = { table: Table.of(columns, filled), places: places.slice(0, filled) }
    done += filled
    filled = 0
    places = new Float64Array(batchRows)
    return batch
  }
  for await (const { columns, rowCount } of rows.blocks(names, { people, dictionaries })) {
    signal?.throwIfAborted()
    if (filled + rowCount > batchRows) yield finish()
    gatherers.forEach((each, index) => {
      each.add(columns[index]!, { at: filled, rowCount })
    })
    places.set((columns.at(-1)!.items as Float64Array).subarray(0, rowCount), filled)
    filled += rowCount
  }
  if (filled > 0) yield finish()
  const isOther = done !== rows.rowCount || gatherers.some((each) => each.hasChanged())
  if (isOther || (await rows.hasChanged())) throw changed(rows.path)
}

function changed(file: string): MirrorwardError {
  return new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
    issues: [{ message: 'it changed while it was read', file }],
  })
}

interface Block {
  readonly at: number
  readonly rowCount: number
}

/** Gathers the cells of one column of a batch. */
interface Gatherer {
  readonly name: string
  readonly dictionary?: readonly string[]
  add(cells: HeldCells, block: Block): void
  /** The column of so many rows, the first of which is row `firstRow` of all. */
  finish(rowCount: number, firstRow: number): Column
  /** Whether other cells came than were counted; asked in the end. */
  hasChanged(): boolean
}

function gathererOf(
  schema: ColumnSchema,
  { rows, known }: { readonly rows: StoredRows; readonly known: KnownColumns },
): Gatherer {
  const form = rows.columns.find(({ name }) => name === schema.name)?.form ?? 'text'
  const counted = known.get(schema.name)
  const isPlain = schema.kind === 'numeric' && schema.missing === undefined && schema.bounds === undefined
  if (form === 'text')
    return counted === undefined
      ? textGatherer(schema, rows.path)
      : dictionaryGatherer(schema, typedDistinct(counted, schema, rows.path), {
          dictionary: counted.distinct.cells as readonly string[],
          expected: sumOf(counted.distinct.rows),
        })
  if (counted === undefined || isPlain) return numberGatherer(schema, { form, isPlain, file: rows.path })
  return lookupGatherer(schema, typedDistinct(counted, schema, rows.path), {
    form,
    cells: counted.distinct.cells as Float64Array,
    expected: sumOf(counted.distinct.rows),
  })
}

/** Cells that point into what is known of the distinct ones. */
function dictionaryGatherer(
  { name }: ColumnSchema,
  typed: Column,
  { dictionary, expected }: { readonly dictionary: readonly string[]; readonly expected: number },
): Gatherer {
  const places = new Int32Array(batchRows)
  let found = 0
  return {
    ...{ name, dictionary },
    add({ items, present }, { at, rowCount }) {
      for (let row = 0; row < rowCount; row++) {
        const isPresent = present === null || ((present[row >> 3]! >> (row & 7)) & 1) === 1
        places[at + row] = isPresent ? items[row]! : -1
        if (isPresent) found++
      }
    },
    finish: (rowCount) => pointed(typed, places.subarray(0, rowCount)),
    hasChanged: () => found !== expected,
  }
}

/** Numbers that are levels, or markers of missing cells: found among the distinct ones. */
function lookupGatherer(
  { name }: ColumnSchema,
  typed: Column,
  { form, cells, expected }: { readonly form: string; readonly cells: Float64Array; readonly expected: number },
): Gatherer {
  const numbers = new Numbering()
  for (const cell of cells) numbers.add(cell)
  const read = form === 'float32' ? shortestFloat32 : (value: number) => value
  const places = new Int32Array(batchRows)
  let found = 0
  return {
    name,
    add({ items, present }, { at, rowCount }) {
      for (let row = 0; row < rowCount; row++) {
        const isPresent = present === null || ((present[row >> 3]! >> (row & 7)) & 1) === 1
        const value = items[row]!
        const place = isPresent && !Number.isNaN(value) ? numbers.find(read(value)) : -1
        places[at + row] = place
        if (place >= 0) found++
      }
    },
    finish: (rowCount) => pointed(typed, places.subarray(0, rowCount)),
    hasChanged: () => found !== expected,
  }
}

function numberGatherer(
  schema: ColumnSchema,
  { form, isPlain, file }: { readonly form: string; readonly isPlain: boolean; readonly file: string },
): Gatherer {
  const { name } = schema
  let values = new Float64Array(batchRows)
  let valid = new Uint8Array(batchRows)
  let missing = 0
  let isWhole = true
  return {
    name,
    add({ items, present }, { at, rowCount }) {
      for (let row = 0; row < rowCount; row++) {
        const value = form === 'float32' ? shortestFloat32(items[row]!) : items[row]!
        const isPresent = (present === null || ((present[row >> 3]! >> (row & 7)) & 1) === 1) && !Number.isNaN(value)
        valid[at + row] = isPresent ? 1 : 0
        values[at + row] = isPresent ? value : 0
        if (!isPresent) missing++
        else if (!Number.isFinite(value)) isWhole = false
      }
    },
    finish(rowCount, firstRow) {
      const column: NumberColumn = {
        ...{ type: 'number', name, values: values.subarray(0, rowCount) },
        valid: missing === 0 ? null : valid.subarray(0, rowCount),
      }
      values = new Float64Array(batchRows)
      valid = new Uint8Array(batchRows)
      missing = 0
      return isPlain && isWhole ? column : typedColumn(column, schema, { file, firstRow })
    },
    hasChanged: () => false,
  }
}

/** Texts of too many kinds to be known: read one by one. */
function textGatherer(schema: ColumnSchema, file: string): Gatherer {
  let texts: (string | null)[] = []
  return {
    name: schema.name,
    add(cells, { rowCount }) {
      for (let row = 0; row < rowCount; row++) texts.push(cells.text(row) || null)
    },
    finish(_, firstRow) {
      const column = levelColumn(schema.name, texts)
      texts = []
      return typedColumn(column, schema, { file, firstRow })
    },
    hasChanged: () => false,
  }
}

/** A raw column of a batch as its schema says; faults are told by their row among all. */
function typedColumn(
  raw: Column,
  schema: ColumnSchema,
  { file, firstRow }: { readonly file: string; readonly firstRow: number },
): Column {
  try {
    return applySchema(Table.of([raw]), { name: raw.name, columns: [schema] }, { file }).column(raw.name)
  } catch (error) {
    if (!(error instanceof MirrorwardError)) throw error
    const issues = error.issues.map((issue) =>
      issue.row === undefined ? issue : { ...issue, row: issue.row + firstRow },
    )
    throw new MirrorwardError(error.code, error.message, { issues })
  }
}

function pointed(typed: Column, places: Int32Array): Column {
  if (typed.type === 'level') {
    const codes = new Int32Array(places.length)
    for (let row = 0; row < places.length; row++) codes[row] = places[row]! < 0 ? -1 : typed.codes[places[row]!]!
    return { ...typed, codes }
  }
  const values = new Float64Array(places.length)
  const valid = new Uint8Array(places.length)
  const flags = typed.flags && new Uint8Array(places.length)
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!
    if (place < 0 || (typed.valid !== null && typed.valid[place] === 0)) continue
    values[row] = typed.values[place]!
    valid[row] = 1
    if (flags) flags[row] = typed.flags![place]!
  }
  return { ...typed, values, valid, ...(flags && { flags }) }
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
