import type { Hash } from 'node:crypto'
import type { RowHashes } from '../sql/index.js'

/** A sum over rows that does not ask for their order: the same rows give the same, others almost surely another. */
export class RowsSum {
  readonly #sums = new Uint32Array(4)

  add({ first, second }: RowHashes): void {
    const sums = this.#sums
    for (let row = 0; row < first.length; row++) {
      const [one, other] = [first[row]!, second[row]!]
      sums[0]! += one
      sums[1]! += other
      sums[2]! += Math.imul(one ^ 0x5bd1e995, other | 1)
      sums[3]! += Math.imul((one >>> 7) ^ other, 0x27d4eb2f) ^ (other >>> 11)
    }
  }

  /** SHA-256 in hexadecimal, after what `hash` was told already. */
  sha256(hash: Hash, rowCount: number): string {
    return hash.update(JSON.stringify([rowCount, ...this.#sums])).digest('hex')
  }
}
