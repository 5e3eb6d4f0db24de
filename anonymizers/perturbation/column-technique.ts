import type { ZodType } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { didYouMean } from '../../src/messages/index.js'
import { type Column, concatTables, type NumberColumn, Table } from '../../src/table/index.js'
import { type DatabaseColumn, streamsOf, type TableStreams, tableNamed } from '../../src/table/linked/index.js'
import type { Anonymizer, Nature } from '../anonymizer.js'

/** What a technique makes of the columns that were named of one table, all of their rows at hand. */
export interface ColumnChange<Options> {
  readonly id: string
  readonly title: string
  readonly nature: Nature
  readonly options: ZodType<Options>
  /** Which columns it works on. */
  readonly takes: 'numbers' | 'levels' | 'all'
  /** The columns in the order asked, under the same names; of the same form unless `type` says otherwise. */
  change(columns: readonly Column[], context: { readonly options: Options; readonly rng: Rng }): readonly Column[]
  /** What a reader must know. */
  readonly notes: readonly string[]
}

/** A technique that changes columns of a table and leaves all others as they are. It holds the tables that it changes. */
export function columnTechnique<Options extends { readonly columns: readonly string[] }>({
  id,
  title,
  nature,
  options: shape,
  takes,
  change,
  notes,
}: ColumnChange<Options>): Anonymizer<Options> {
  return {
    ...{ id, title, nature, options: shape },
    async apply(source, { options, rng, signal, onProgress }) {
      const named = namedColumns(source, options.columns, takes)
      const changed = new Map<string, Table>()
      for (const [table, columns] of named) {
        const whole = await collected(source, table, signal)
        const made = change(
          columns.map((column) => whole.column(column)),
          { options, rng: rng.fork(`${id}:${table}`) },
        )
        const byName = new Map(made.map((column) => [column.name, column]))
        const all = whole.columns.map((column) => byName.get(column.name) ?? column)
        changed.set(table, Table.of(all, whole.rowCount))
        onProgress?.({ table, rows: whole.rowCount })
      }
      const held = streamsOf(changed, { schema: source.schema })
      const rows: Record<string, number> = {}
      return {
        tables: {
          schema: source.schema,
          async *read(table) {
            tableNamed(source.schema, table)
            rows[table] = 0
            for await (const batch of (changed.has(table) ? held : source).read(table)) {
              if (signal?.aborted) throw stopped()
              rows[table] += batch.rowCount
              yield batch
            }
          },
        },
        card: () => ({
          ...{ anonymizer: id, nature, rows: { ...rows }, notes },
          detail: { options: { ...options }, columns: Object.fromEntries(named) },
        }),
      }
    },
  }
}

/** The columns by table: `table.column`, or the name alone where one table has it. Throws `bad-option`. */
function namedColumns(
  { schema }: TableStreams,
  names: readonly string[],
  takes: 'numbers' | 'levels' | 'all',
): Map<string, string[]> {
  const all = schema.tables.flatMap((table) => table.columns.map((column) => ({ table: table.name, column })))
  const found = new Map<string, string[]>()
  for (const name of names) {
    const places = all.filter(({ table, column }) => `${table}.${column.name}` === name || column.name === name)
    const [place] = places
    if (place === undefined) {
      const known = all.map(({ column }) => column.name)
      throw new MirrorwardError('bad-option', `no such column: "${name}"${didYouMean(name, known)}`)
    }
    if (places.length > 1)
      throw new MirrorwardError('bad-option', `a column of several tables: "${name}" (say which: table.column)`)
    if (takes !== 'all' && isNumber(place.column) !== (takes === 'numbers'))
      throw new MirrorwardError(
        'bad-option',
        takes === 'numbers' ? `no numbers to change: column "${name}"` : `numbers have no levels: column "${name}"`,
      )
    found.set(place.table, [...(found.get(place.table) ?? []), place.column.name])
  }
  return found
}

/** Numbers and days are held as numbers. */
export function isNumber({ type }: DatabaseColumn): boolean {
  return !['text', 'uuid', 'boolean', 'other'].includes(type.kind)
}

/** A table whole. Throws `aborted`. */
export async function collected(source: TableStreams, name: string, signal?: AbortSignal): Promise<Table> {
  const batches: Table[] = []
  for await (const batch of source.read(name)) {
    if (signal?.aborted) throw stopped()
    batches.push(batch)
  }
  if (signal?.aborted) throw stopped()
  if (batches.length === 1) return batches[0]!
  if (batches.length > 1) return concatTables(batches)
  const columns = tableNamed(source.schema, name).columns.map(
    (column): Column =>
      isNumber(column)
        ? { type: 'number', name: column.name, values: new Float64Array(0), valid: null }
        : { type: 'level', name: column.name, levels: [], codes: new Int32Array(0) },
  )
  return Table.of(columns, 0)
}

function stopped(): MirrorwardError {
  return new MirrorwardError('aborted', 'the technique was stopped')
}

/** The values that are there, changed together, and missing cells left missing. */
export function ofPresent(column: NumberColumn, change: (values: Float64Array) => Float64Array): NumberColumn {
  const { valid } = column
  if (valid === null) return { ...column, values: change(column.values) }
  const present = column.values.filter((_, row) => valid[row] === 1)
  const changed = change(present)
  let next = 0
  return { ...column, values: column.values.map((_, row) => (valid[row] === 1 ? changed[next++]! : 0)) }
}

/** The coarsest of 1, .1 … 1e-6 that all values are multiples of, and whole days of moments; 0 where none is. */
export function stepOf(values: ArrayLike<number>): number {
  for (const step of [86_400_000, 1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6]) {
    let fits = values.length > 0
    for (let row = 0; row < values.length && fits; row++) {
      const times = values[row]! / step
      fits = Math.abs(times - Math.round(times)) < 1e-6 && (step !== 86_400_000 || Math.abs(times) >= 1 || times === 0)
    }
    if (fits) return step
  }
  return 0
}

/** On the grid of the step, as the number that is written so. */
export function onGrid(value: number, step: number): number {
  if (step === 0) return value
  const decimals = Math.max(0, Math.round(-Math.log10(step)))
  return step >= 1 ? Math.round(value / step) * step : Number((Math.round(value / step) * step).toFixed(decimals))
}
