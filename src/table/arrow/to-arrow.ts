import * as arrow from 'apache-arrow'
import { partsOfFormat } from '../cells/datetime.js'
import { type Column, columnLength, countMissing, isMissing, type LevelColumn } from '../column.js'
import type { Schema } from '../schema.js'
import type { Table } from '../table.js'

/** An Arrow table of one record batch: whole numbers (precision 0) as Int64, others as Float64, datetimes as Date, Timestamp or Time in milliseconds, levels as Utf8. */
export function tableToArrow(table: Table, schema?: Schema): arrow.Table {
  const vectors = table.columns.map((column): [string, arrow.Vector] => [column.name, toVector(column, schema)])
  const fields = vectors.map(([name, vector]) => new arrow.Field(name, vector.type, true))
  const data = arrow.makeData({
    type: new arrow.Struct(fields),
    length: table.rowCount,
    nullCount: 0,
    children: vectors.map(([, vector]) => vector.data[0] as arrow.Data),
  })
  const arrowSchema = new arrow.Schema(fields)
  return new arrow.Table(arrowSchema, new arrow.RecordBatch(arrowSchema, data))
}

function toVector(column: Column, schema: Schema | undefined): arrow.Vector {
  const length = columnLength(column)
  const missing = { length, nullCount: countMissing(column), nullBitmap: validityBits(column, length) }
  if (column.type === 'level') return arrow.makeVector(arrow.makeData({ ...missing, ...utf8(column) }))
  const { kind, format, precision = 1 } = schema?.columns.find(({ name }) => name === column.name) ?? {}
  if (kind === 'numeric' && precision <= 0) {
    const data = BigInt64Array.from(column.values, (value) => BigInt(Math.round(value)))
    return arrow.makeVector(arrow.makeData({ ...missing, type: new arrow.Int64(), data }))
  }
  if (kind !== 'datetime')
    return arrow.makeVector(arrow.makeData({ ...missing, type: new arrow.Float64(), data: column.values }))
  const data = BigInt64Array.from(column.values, (value) => BigInt(Math.round(value)))
  const parts = partsOfFormat(format)
  if (parts === 'time') {
    const times = Int32Array.from(column.values, Math.round)
    return arrow.makeVector(arrow.makeData({ ...missing, type: new arrow.TimeMillisecond(), data: times }))
  }
  return parts !== 'date'
    ? arrow.makeVector(arrow.makeData({ ...missing, type: new arrow.TimestampMillisecond(), data }))
    : arrow.makeVector(arrow.makeData({ ...missing, type: new arrow.DateMillisecond(), data }))
}

/** One bit a row, lowest first: 1 is present. */
function validityBits(column: Column, length: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 8))
  for (let row = 0; row < length; row++) if (!isMissing(column, row)) bits[row >> 3]! |= 1 << (row & 7)
  return bits
}

/** Each level is encoded once and copied to its rows. */
function utf8({ levels, codes }: LevelColumn) {
  const encoded = levels.map((level) => new TextEncoder().encode(level))
  const valueOffsets = new Int32Array(codes.length + 1)
  codes.forEach((code, row) => {
    valueOffsets[row + 1] = valueOffsets[row]! + (code < 0 ? 0 : encoded[code]!.length)
  })
  const data = new Uint8Array(valueOffsets[codes.length]!)
  codes.forEach((code, row) => {
    if (code >= 0) data.set(encoded[code]!, valueOffsets[row])
  })
  return { type: new arrow.Utf8(), valueOffsets, data }
}
