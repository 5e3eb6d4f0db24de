import { type CellBatch, type KeyRing, Mac } from '../../../anonymizers/index.js'
import { pairHash, textHash } from '../../math/index.js'

/**
 * Whether the rows of a table are those of another day: their number and a sum of hashes of the cells that masks look at, whatever
 * the order of rows. Under a key, for a table of one row is its cells.
 */
export class TableDigest {
  readonly #columns: readonly string[]
  readonly #seed: number
  #rows = 0
  #sum = 0

  constructor(columns: readonly string[], keys: KeyRing | undefined) {
    this.#columns = [...new Set(columns)]
    this.#seed = keys === undefined ? 0 : new Mac(keys.derive('masking', 'unfinished')).words('rows')[0]!
  }

  add({ rowCount, cells }: CellBatch): void {
    const own = this.#columns.map((column) => cells(column))
    for (let row = 0; row < rowCount; row++) {
      let hash = 0
      for (const each of own) hash = pairHash(hash, textHash(each?.[row] ?? '\0', this.#seed))
      // 52 bits each, that the sum is exact in whatever order.
      this.#sum = (this.#sum + Math.floor(hash / 2)) % 2 ** 52
    }
    this.#rows += rowCount
  }

  text(): string {
    return `${this.#rows}/${this.#sum.toString(36)}`
  }
}
