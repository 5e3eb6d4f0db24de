import { type Column, columnLength, isMissing } from '../../table/index.js'

const modulus = 2 ** 52

/**
 * A key for every row, equal where all cells are (with 52 bits, different rows share one with probability 2⁻⁵²). It is the
 * sum of its cells' hashes, so that a column can be taken out again.
 */
export interface RowKeys {
  readonly whole: Float64Array
  /** The keys of the rows without the column of that index. */
  without(column: number): Float64Array
}

export function rowKeys(columns: readonly Column[], rowCount: number): RowKeys {
  const whole = new Float64Array(rowCount)
  columns.forEach((column, index) => {
    const hashes = cellHashes(column, index)
    for (let row = 0; row < rowCount; row++) whole[row] = (whole[row]! + hashes[row]!) % modulus
  })
  return { whole, without }

  /** Reckons the column's hashes again: kept, they would be as large as the table. */
  function without(index: number): Float64Array {
    const hashes = cellHashes(columns[index]!, index)
    return whole.map((key, row) => (key - hashes[row]! + modulus) % modulus)
  }
}

/** Equal cells of a column have equal hashes; missing is a value. */
function cellHashes(column: Column, index: number): Float64Array {
  const bits = new DataView(new ArrayBuffer(8))
  return Float64Array.from({ length: columnLength(column) }, (_, row) => {
    if (isMissing(column, row)) return hash(index, 0, 1)
    if (column.type === 'level') return hash(index, column.codes[row]!, 2)
    bits.setFloat64(0, column.values[row]!)
    return hash(index, bits.getInt32(0), bits.getInt32(4) ^ 3)
  })
}

function hash(first: number, second: number, third: number): number {
  const high = mix(mix(mix(0x9e3779b9 ^ first) ^ second) ^ third)
  const low = mix(mix(mix(0x85ebca6b ^ third) ^ second) ^ first ^ high)
  return (high >>> 12) * 2 ** 32 + (low >>> 0)
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
