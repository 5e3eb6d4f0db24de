import type { CodedTable } from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'

/** A made-up table to measure on: each column copies an earlier one in half of its rows and is random otherwise. */
export function codedSample(rowCount: number, columnCount: number, levels = 16): CodedTable {
  const rng = createRng('bench')
  const codes: Uint8Array[] = []
  for (let column = 0; column < columnCount; column++) {
    const stream = rng.fork(`column:${column}`)
    const first = codes[stream.below(Math.max(1, column))]
    const second = codes[stream.below(Math.max(1, column))]
    const drawn = new Uint8Array(rowCount)
    for (let row = 0; row < rowCount; row++) {
      const choice = stream.below(4)
      if (first !== undefined && choice === 0) drawn[row] = first[row]!
      else if (second !== undefined && choice === 1) drawn[row] = (second[row]! * 5 + 3) % levels
      else drawn[row] = stream.below(levels)
    }
    codes.push(drawn)
  }
  const columns = codes.map((drawn, index) => ({
    name: `c${String(index).padStart(2, '0')}`,
    size: levels,
    codes: drawn,
  }))
  return { columns, rowCount }
}

/** The shapes that every figure is given for. */
export const benchShapes: readonly (readonly [rows: number, columns: number])[] = [
  [100_000, 20],
  [1_000_000, 20],
  [1_000_000, 50],
]

/** Milliseconds that `work` takes, best of three. */
export async function milliseconds(work: () => unknown, repeats = 3): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return Math.round(best)
}
