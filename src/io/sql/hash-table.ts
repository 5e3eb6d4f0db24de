import { createHash } from 'node:crypto'
import type { Table } from '../../table/index.js'

/** SHA-256 of the names and cells of a table in hexadecimal: the same rows give the same, wherever they were read. O(rows). */
export function hashTable(table: Table): string {
  const hash = createHash('sha256')
  for (const column of table.columns) {
    hash.update(JSON.stringify([column.name, column.type]))
    if (column.type === 'number') {
      hash.update(bytesOf(column.values))
      hash.update(column.valid ?? new Uint8Array(table.rowCount).fill(1))
    } else {
      hash.update(JSON.stringify(column.levels))
      hash.update(bytesOf(column.codes))
    }
  }
  return hash.digest('hex')
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
