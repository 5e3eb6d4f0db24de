import type { Column, Table } from '../../table/index.js'

/** 64 bits a row, of every cell in turn, in two halves. */
export interface RowHashes {
  readonly first: Int32Array
  readonly second: Int32Array
}

/**
 * Hashes of rows that only their cells decide, and so the same wherever and in whatever order they are read. Batches may share
 * growing lists of levels: a text is hashed once. O(cells).
 */
export class RowHasher {
  readonly #known: LevelHashes[] = []

  of({ columns, rowCount }: Table): RowHashes {
    const first = new Int32Array(rowCount).fill(0x811c9dc5)
    const second = new Int32Array(rowCount).fill(0x1b873593)
    columns.forEach((column, at) => {
      const cells = this.#cellHashes(column, at)
      for (let row = 0; row < rowCount; row++) {
        const cell = cells[row]!
        let mixed = Math.imul(first[row]! ^ cell, 0x85ebca6b)
        mixed ^= mixed >>> 13
        first[row] = Math.imul(mixed, 0xc2b2ae35) ^ (mixed >>> 16)
        mixed = Math.imul(second[row]! ^ cell, 0x2c1b3c6d)
        mixed ^= mixed >>> 15
        second[row] = Math.imul(mixed, 0x297a2d39) ^ (mixed >>> 14)
      }
    })
    return { first, second }
  }

  #cellHashes(column: Column, at: number): Int32Array {
    if (column.type === 'number') return numberHashes(column)
    const { levels, codes } = column
    let known = this.#known[at]
    if (known?.levels !== levels) {
      known = { levels, hashes: [] }
      this.#known[at] = known
    }
    const { hashes: ofLevel } = known
    for (let level = ofLevel.length; level < levels.length; level++) ofLevel.push(textHash(levels[level]!))
    const hashes = new Int32Array(codes.length)
    for (let row = 0; row < codes.length; row++) hashes[row] = codes[row]! < 0 ? 0 : ofLevel[codes[row]!]!
    return hashes
  }
}

interface LevelHashes {
  readonly levels: readonly string[]
  readonly hashes: number[]
}

function numberHashes({ values, valid }: Column & { readonly type: 'number' }): Int32Array {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length)
  const hashes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++)
    if (valid === null || valid[row] === 1) hashes[row] = Math.imul(words[2 * row]!, 0x9e3779b1) ^ words[2 * row + 1]!
  return hashes
}

function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
