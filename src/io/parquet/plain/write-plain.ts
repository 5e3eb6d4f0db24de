import type { SchemaElement } from 'hyparquet'
import { type Column, isMissing, partsOfFormat, type Schema, type Table } from '../../../table/index.js'

type Part = number | bigint | string | boolean | null

/** What a column becomes, and how a present cell is stored. */
interface Kind {
  readonly element: Omit<SchemaElement, 'name'>
  cell(value: number | string): Exclude<Part, null>
}

const day = 86_400_000
const whole: Kind = { element: { type: 'INT64' }, cell: (value) => BigInt(Math.trunc(Number(value))) }
const double: Kind = { element: { type: 'DOUBLE' }, cell: Number }
const text: Kind = { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, cell: String }
const truth: Kind = { element: { type: 'BOOLEAN' }, cell: (value) => value === 'true' }
const moments: Readonly<Record<'date' | 'datetime' | 'time', Kind>> = {
  date: { element: { type: 'INT32', converted_type: 'DATE' }, cell: (value) => Math.floor(Number(value) / day) },
  datetime: {
    element: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } },
    cell: microseconds,
  },
  time: {
    element: { type: 'INT64', logical_type: { type: 'TIME', isAdjustedToUTC: false, unit: 'MICROS' } },
    cell: (value) => microseconds(((Number(value) % day) + day) % day),
  },
}

function microseconds(milliseconds: number | string): bigint {
  return BigInt(Math.round(Number(milliseconds) * 1000))
}

/** `writeParquet` where the engine is not installed: the same types, every batch in memory until the last. */
export async function writePlainParquet(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const { parquetWriteFile } = await import('hyparquet-writer')
  const batches: Table[] = []
  for await (const table of tables) batches.push(table)
  const columns = (batches[0]?.columns ?? []).map(({ name }) => {
    const parts = batches.map((batch) => batch.column(name))
    const kind = kindOf(parts, schema)
    return { name, element: kind.element, data: parts.flatMap((part) => cellsOf(part, kind)) }
  })
  parquetWriteFile({
    filename: path,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, element }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...element })),
    ],
    columnData: columns.map(({ name, data }) => ({ name, data })),
    createdBy: 'mirrorward',
  })
}

function kindOf(parts: readonly Column[], schema?: Schema): Kind {
  const column = schema?.columns.find(({ name }) => name === parts[0]!.name)
  if (parts[0]!.type === 'number') {
    if (column?.kind === 'datetime') return moments[partsOfFormat(column.format)]
    return (column?.precision ?? 1) <= 0 ? whole : double
  }
  const isTruth = (part: Column) =>
    part.type === 'level' && part.levels.every((level) => level === 'true' || level === 'false')
  return column?.kind === 'boolean' && parts.every(isTruth) ? truth : text
}

function cellsOf(column: Column, { cell }: Kind): Part[] {
  if (column.type === 'level') {
    const levels = column.levels.map(cell)
    return Array.from(column.codes, (code) => (code < 0 ? null : levels[code]!))
  }
  return Array.from(column.values, (value, row) => (isMissing(column, row) ? null : cell(value)))
}
