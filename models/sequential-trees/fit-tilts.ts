import type { BinnedTable, DensityForest } from '../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import type { TreeColumn } from '../network/index.js'
import {
  fitLines,
  fitStrengths,
  type Line,
  type LineBasis,
  movedStates,
  residualTargets,
  scaleTargets,
  type Tilt,
  type TiltRow,
} from '../tilt/index.js'
import { sharesReader, tiltReader } from './column-shares.js'

/** Rows that three strengths are fitted to, at most. */
const mostRows = 1500
/** Nats that the persons must gain by three numbers. */
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

/**
 * What straight lines through the earlier columns add to a column's trees: first lines through the column itself, then lines
 * through what is left of it, so that a weak effect is not measured by how much trees already say of a strong one. None
 * where nothing is gained.
 */
export function fitTilts(table: BinnedTable, task: TiltTask): readonly Tilt[] {
  const { columns, column, states, basis, earlier } = task
  const own = columns[column]!
  const targets = scaleTargets(basis, { column, isOrdered: own.isOrdered })
  const first = strengthsOf(table, task, { lines: fitLines(basis, { targets, earlier }), tilts: [] })
  const tilts = first === null ? [] : [first]
  if (earlier.size === 0) return tilts
  const left = residualTargets(basis, {
    ...{ targets, states, own: states[column]!, moved: movedStates(own) },
    sharesAt: sharesAfter(table, task, tilts),
  })
  const second = strengthsOf(table, task, { lines: fitLines(basis, { targets: left, earlier }), tilts })
  return second === null ? tilts : [...tilts, second]
}

/** A stage of lines on those before it; null where it gains nothing. */
function strengthsOf(
  table: BinnedTable,
  task: TiltTask,
  { lines, tilts }: { readonly lines: readonly Line[]; readonly tilts: readonly Tilt[] },
): Tilt | null {
  if (lines.length === 0) return null
  const { columns, column, states, basis, rng } = task
  const own = columns[column]!
  const moved = movedStates(own)
  const read = tiltReader({ lines, column: own, scales: basis.scales }, states)
  const sharesAt = sharesAfter(table, task, tilts)
  const present = Uint32Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => states[column]![row]! < moved,
  )
  const drawn = sampleWithoutReplacement(present.length, mostRows, rng.fork(`strengths:${tilts.length}`))
  const rows = Array.from(drawn, (at): TiltRow => {
    const row = present[at]!
    const shares = sharesAt(row).slice()
    return { shares, features: read(row, shares).slice(), state: states[column]![row]! }
  })
  const isSquared = own.isOrdered && tilts.length === 0
  const all = fitStrengths(rows, { moved, free: [true, true, isSquared] })
  // The rows stand in the leaves they are asked about: that leaves know better than their own mean says is no news.
  const { strengths, gain } =
    all.strengths[1] <= 0 ? all : fitStrengths(rows, { moved, free: [true, false, isSquared] })
  const rowWorth = basis.persons / basis.rows.length
  return gain * rowWorth < leastGain || strengths[0] <= 0 ? null : { lines, strengths }
}

function sharesAfter(table: BinnedTable, { columns, column, states, basis, forest }: TiltTask, tilts: readonly Tilt[]) {
  return sharesReader({ column: columns[column]!, forest, scales: basis.scales, tilts }, { table, states })
}
