import { Numbering } from '../../math/index.js'
import type { RowHashes } from '../sql/index.js'

const slots = 1 << 22

/**
 * Tells equal rows apart by how many came before, where there are many of them: nothing else would, and one that stands in half of
 * a table would fall to one side with all of it. In whatever order rows come, the same rows get the same numbers.
 */
export class RepeatedRows {
  readonly #rowsAt = new Uint32Array(slots)
  #rowCount = 0

  /** First all rows are shown once. */
  add({ second }: RowHashes): void {
    for (let row = 0; row < second.length; row++) this.#rowsAt[second[row]! & (slots - 1)]! += 1
    this.#rowCount += second.length
  }

  /** Rows of one look: how many equal ones came before each; always 0 where there are few. */
  numbers(): (hashes: RowHashes) => Float64Array {
    const few = Math.max(8, (16 * this.#rowCount) / slots)
    const known = new Numbering()
    let before = new Float64Array(1024)
    return ({ first, second }) => {
      const numbers = new Float64Array(first.length)
      for (let row = 0; row < first.length; row++) {
        const word = second[row]!
        if (this.#rowsAt[word & (slots - 1)]! < few) continue
        const place = known.add((first[row]! >>> 0) * 2 ** 21 + (word >>> 11))
        if (place === before.length) {
          const more = new Float64Array(2 * place)
          more.set(before)
          before = more
        }
        numbers[row] = before[place]!
        before[place]! += 1
      }
      return numbers
    }
  }
}
