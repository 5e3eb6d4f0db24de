import type { BinnedTable, DensityForest } from '../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import type { TreeColumn } from '../network/index.js'
import { fitLines, fitStrengths, type LineBasis, movedStates, type Tilt, type TiltRow } from '../tilt/index.js'
import { forestShares, tiltReader } from './column-shares.js'

/** Rows that three strengths are fitted to, at most. */
const mostRows = 4000
/** Nats that the rows must gain by three numbers. */
const leastGain = 3

export interface TiltTask {
  readonly columns: readonly TreeColumn[]
  readonly column: number
  readonly states: readonly (Uint8Array | Uint16Array)[]
  readonly basis: LineBasis
  readonly earlier: ReadonlySet<number>
  readonly forest: DensityForest
  readonly rng: Rng
}

/** What straight lines through the earlier columns add to a column's trees; null where that is nothing. */
export function fitTilt(
  table: BinnedTable,
  { columns, column, states, basis, earlier, forest, rng }: TiltTask,
): Tilt | null {
  const own = columns[column]!
  const lines = fitLines(basis, { column, isOrdered: own.isOrdered, earlier })
  if (lines.length === 0) return null
  const moved = movedStates(own)
  const read = tiltReader({ lines, column: own, scales: basis.scales }, states)
  const present = Uint32Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => states[column]![row]! < moved,
  )
  const drawn = sampleWithoutReplacement(present.length, mostRows, rng.fork('strengths'))
  const rows = Array.from(drawn, (at): TiltRow => {
    const row = present[at]!
    const shares = forestShares(forest, { table, row, out: new Float64Array(forest.stateCount) })
    return { shares, features: read(row, shares).slice(), state: states[column]![row]! }
  })
  const all = fitStrengths(rows, { moved, free: [true, true, own.isOrdered] })
  // The rows stand in the leaves they are asked about: that leaves know better than their own mean says is no news.
  const { strengths, gain } =
    all.strengths[1] <= 0 ? all : fitStrengths(rows, { moved, free: [true, false, own.isOrdered] })
  return gain < leastGain || strengths[0] <= 0 ? null : { lines, strengths }
}
