import { everything } from '../../identity/index.js'
import {
  type Column,
  type ColumnSchema,
  type LevelColumn,
  levelColumn,
  type NumberColumn,
  type Schema,
  Table,
} from '../../table/index.js'

/**
 * The number that stands for a band or a stretch of time by its name: the middle, or the end of an open one. NaN for what is
 * neither.
 */
export function middleOf(label: string, kind: 'numeric' | 'datetime'): number {
  return kind === 'datetime' ? middleOfTime(label) : middleOfBand(label)
}

function middleOfBand(label: string): number {
  const open = /^<(-?[\d.]+(?:e[+-]?\d+)?)$|^(-?[\d.]+(?:e[+-]?\d+)?)\+$/.exec(label)
  if (open !== null) return Number(open[1] ?? open[2])
  const band = /^(-?[\d.]+(?:e[+-]?\d+)?)(?:–(-?[\d.]+(?:e[+-]?\d+)?))?$/.exec(label)
  if (band === null) return Number.NaN
  return (Number(band[1]) + Number(band[2] ?? band[1])) / 2
}

function middleOfTime(label: string): number {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
  const found = /^(\d{4})(?:–(\d{4})|-Q([1-4])|-(\d\d)(?:-(\d\d)(?:\/(\d\d))?)?)?$/.exec(label)
  if (found === null) return Number.NaN
  const [, year, until, quarter, month, first, last] = found
  if (until !== undefined) return (day(`${year}-01-01`) + day(`${until}-12-31`)) / 2
  if (quarter !== undefined) return Date.UTC(Number(year), 3 * Number(quarter) - 2, 15)
  if (month === undefined) return day(`${year}-07-01`)
  if (first === undefined) return day(`${year}-${month}-15`)
  return (day(`${year}-${month}-${first}`) + day(`${year}-${month}-${last ?? first}`)) / 2
}

/** How a released column is read as the column it was before. */
interface Reading {
  readonly name: string
  read(column: Column): Column
}

/**
 * Generalised columns read as what they were: bands and stretches of time as their middle; `*` of numbers as missing. `coarse` is
 * the table and schema of the release. Columns that hold no number that way stay as they are. For the release and for real rows
 * of the same coarseness.
 */
export function withMiddles(
  schema: Schema,
  { before, names }: { readonly before: Schema; readonly names: readonly string[] },
): { readonly schema: Schema; read(table: Table): Table } {
  const readings: Reading[] = []
  const columns = schema.columns.map((column): ColumnSchema => {
    const was = before.columns.find(({ name }) => name === column.name)
    if (was === undefined || !names.includes(column.name)) return column
    if (was.kind !== 'numeric' && was.kind !== 'datetime') return column
    const { kind } = was
    const levels = column.levels ?? []
    const middles = new Map(levels.map((level) => [level, middleOf(level, kind)]))
    const isOther = levels.some((level) => level !== everything && Number.isNaN(middles.get(level)))
    if (isOther || !levels.some((level) => level !== everything)) return column
    readings.push({ name: column.name, read: (cells) => numbersOf(cells, (level) => middleOf(level, kind)) })
    const { unit, format } = was
    return {
      ...{ name: column.name, kind, role: column.role },
      ...(unit !== undefined && { unit }),
      ...(kind === 'datetime' && format !== undefined && { format }),
    }
  })
  return { schema: { ...schema, columns }, read: (table) => replaced(table, readings) }
}

/**
 * The release read as fine as the real table: middles of bands, and the commonest real level of a group of levels, as the training
 * rows have it. A group that no training row is in stays what it is called. For use and for shapes, never for attacks.
 */
export function asBefore(
  released: Table,
  {
    train,
    coarseTrain,
    before,
    names,
  }: {
    readonly train: Table
    readonly coarseTrain: Table
    readonly before: Schema
    readonly names: readonly string[]
  },
): Table {
  const readings = names.flatMap((name): Reading[] => {
    if (!released.has(name) || !train.has(name)) return []
    const [fine, coarse] = [train.column(name), coarseTrain.column(name)]
    const kind = before.columns.find((column) => column.name === name)?.kind
    if (fine.type === 'number')
      return [
        {
          name,
          read: (cells) =>
            cells.type === 'number'
              ? cells
              : numbersOf(cells, (level) => middleOf(level, kind === 'datetime' ? kind : 'numeric')),
        },
      ]
    if (coarse.type !== 'level') return []
    const common = commonest(fine, coarse)
    return [{ name, read: (cells) => levelsOf(cells, (level) => common.get(level) ?? level) }]
  })
  return replaced(released, readings)
}

/** Of each coarse level the fine one that most rows have. */
function commonest(fine: LevelColumn, coarse: LevelColumn): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  coarse.codes.forEach((code, row) => {
    const own = fine.codes[row]!
    if (code < 0 || own < 0) return
    const level = coarse.levels[code]!
    const held = counts.get(level) ?? new Map<string, number>()
    held.set(fine.levels[own]!, (held.get(fine.levels[own]!) ?? 0) + 1)
    counts.set(level, held)
  })
  return new Map(
    [...counts].map(([level, held]) => [level, [...held].reduce((best, each) => (each[1] > best[1] ? each : best))[0]]),
  )
}

function replaced(table: Table, readings: readonly Reading[]): Table {
  if (readings.length === 0) return table
  return Table.of(
    table.columns.map((column) => readings.find(({ name }) => name === column.name)?.read(column) ?? column),
    table.rowCount,
  )
}

function numbersOf(column: Column, numberOf: (level: string) => number): NumberColumn {
  if (column.type === 'number') return column
  const byCode = column.levels.map(numberOf)
  const valid = new Uint8Array(column.codes.length)
  const values = Float64Array.from(column.codes, (code, row) => {
    const value = code < 0 ? Number.NaN : byCode[code]!
    if (Number.isNaN(value)) return 0
    valid[row] = 1
    return value
  })
  return { type: 'number', name: column.name, values, valid: valid.includes(0) ? valid : null }
}

function levelsOf(column: Column, levelOf: (level: string) => string): Column {
  if (column.type !== 'level') return column
  const byCode = column.levels.map(levelOf)
  return levelColumn(
    column.name,
    Array.from(column.codes, (code) => (code < 0 ? null : byCode[code]!)),
  )
}
