import { createHash } from 'node:crypto'
import type { Table } from '../../table/index.js'
import type { RowHashes } from '../sql/index.js'
import { saltNumber } from './salt-number.js'
import type { People } from './stored-rows.js'

/** Whose rows of a batch are: two places of the person of each row, and a number of 31 bits. */
export interface RowPlaces {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly numbers: Int32Array
}

/** People that are remembered between batches. */
const mostRemembered = 1 << 17
const billion = 1e9

/**
 * Tells places of rows batch by batch: of a person by `md5`, as a Parquet file's engine tells them; of a row that nobody is named
 * for by its cells, and by `repeats` of the rows that are equal to it. O(rows).
 */
export function rowPlaces({ column, salt }: People) {
  const told = salt.replace(/\W/g, '')
  const salts = { lower: saltNumber(`lower ${salt}`), upper: saltNumber(`upper ${salt}`) }
  let remembered = new Map<number | string, readonly [lower: number, upper: number, number: number]>()

  return ({
    table,
    hashes,
    repeats,
  }: {
    readonly table: Table
    readonly hashes: RowHashes
    readonly repeats: Float64Array
  }): RowPlaces => {
    const { rowCount } = table
    const places = {
      lower: new Float64Array(rowCount),
      upper: new Float64Array(rowCount),
      numbers: new Int32Array(rowCount),
    }
    if (remembered.size > mostRemembered) remembered = new Map()
    const cells = column === undefined ? undefined : table.column(column)
    for (let row = 0; row < rowCount; row++) {
      const cell =
        cells === undefined
          ? null
          : cells.type === 'number'
            ? cells.valid !== null && cells.valid[row] === 0
              ? null
              : cells.values[row]!
            : cells.codes[row]! < 0
              ? null
              : cells.levels[cells.codes[row]!]!
      if (cell === null) {
        const own = ofRow(hashes, row, repeats[row]!)
        places.lower[row] = own(salts.lower) / 2 ** 32
        places.upper[row] = own(salts.upper) / 2 ** 32
        places.numbers[row] = own(salts.lower) >>> 1
        continue
      }
      let known = remembered.get(cell)
      if (known === undefined) {
        known = ofPerson(`${cellText(cell)}${told}`)
        remembered.set(cell, known)
      }
      places.lower[row] = known[0]
      places.upper[row] = known[1]
      places.numbers[row] = known[2]
    }
    return places
  }
}

/** As the engine writes a double: whole ones with a decimal. */
function cellText(cell: number | string): string {
  return typeof cell === 'number' && Number.isInteger(cell) && Math.abs(cell) < 1e15 ? `${cell}.0` : String(cell)
}

function ofPerson(text: string): readonly [number, number, number] {
  const digest = createHash('md5').update(text).digest()
  const [low, high] = [digest.readUInt32LE(8), digest.readUInt32LE(12)]
  return [
    placeOf(high, low),
    placeOf(digest.readUInt32LE(4), digest.readUInt32LE(0)),
    ((high & 0x7ffff) << 12) | (low >>> 20),
  ]
}

/** A whole number of 64 bits, of which the rest by 10⁹ is taken in steps that doubles hold. */
function placeOf(high: number, low: number): number {
  const upper = ((high % billion) * 65_536 + (low >>> 16)) % billion
  return ((upper * 65_536 + (low & 0xffff)) % billion) / billion
}

function ofRow({ first, second }: RowHashes, row: number, before: number): (salt: number) => number {
  return (salt) => {
    let mixed = Math.imul(first[row]! ^ salt, 0x85ebca6b)
    mixed = Math.imul((mixed ^ (mixed >>> 13)) + second[row]!, 0xc2b2ae35)
    mixed = Math.imul((mixed ^ (mixed >>> 16)) + before, 0x27d4eb2f)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
    return (mixed ^ (mixed >>> 13)) >>> 0
  }
}
