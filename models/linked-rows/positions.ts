import { normalCdf, normalQuantile, type Rng } from '../../src/math/index.js'
import type { RowLayout } from './row-layout.js'

/**
 * How the position of a value within its bin follows from the one before, on the normal scale: `mean + slope · before`, and
 * noise of `deviation`. One line for a bin that stays, one for a step up and one for a step down: who has just crossed a
 * border lies near it. Without it differences would carry noise of a whole bin.
 */
export interface PositionModel {
  readonly stay: PositionLine
  readonly up: PositionLine
  readonly down: PositionLine
}

export interface PositionLine {
  readonly mean: number
  readonly slope: number
  readonly deviation: number
}

const chance: PositionLine = { mean: 0, slope: 0, deviation: 1 }
/** Pairs of rows, and people they are of, that a line is learnt from at least. */
const fewestPairs = 30
const fewestPeople = 10

/** `positions` as `binPositions` gives them, `codes` ascending with the value; both in the order of the layout. O(rows). */
export function fitPositions(
  { starts, people }: RowLayout,
  { positions, codes }: { readonly positions: Float64Array; readonly codes: ArrayLike<number> },
): PositionModel {
  const pairs: Record<keyof PositionModel, [before: number, after: number, person: number][]> = {
    stay: [],
    up: [],
    down: [],
  }
  for (let person = 0; person < people; person++) {
    let before = -1
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      if (Number.isNaN(positions[row]!)) continue
      if (before >= 0)
        pairs[direction(codes[before]!, codes[row]!)].push([score(positions[before]!), score(positions[row]!), person])
      before = row
    }
  }
  return { stay: fitLine(pairs.stay), up: fitLine(pairs.up), down: fitLine(pairs.down) }
}

/** Positions for codes, NaN for codes that are no bin. */
export function drawPositions(
  { starts, people, rowCount }: RowLayout,
  {
    model,
    codes,
    isBin,
    rng,
  }: {
    readonly model: PositionModel
    readonly codes: ArrayLike<number>
    readonly isBin: readonly boolean[]
    readonly rng: Rng
  },
): Float64Array {
  const positions = new Float64Array(rowCount).fill(Number.NaN)
  for (let person = 0; person < people; person++) {
    let before = 0
    let code = -1
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      const own = codes[row]!
      if (!isBin[own]) continue
      const { mean, slope, deviation } = code < 0 ? chance : model[direction(code, own)]
      before = mean + slope * before + deviation * rng.normal()
      code = own
      positions[row] = normalCdf(before)
    }
  }
  return positions
}

function direction(before: number, after: number): keyof PositionModel {
  return before === after ? 'stay' : after > before ? 'up' : 'down'
}

/** Positions of the outermost rows of a bin are kept from running away. */
function score(position: number): number {
  return normalQuantile(Math.min(0.98, Math.max(0.02, position)))
}

function fitLine(pairs: readonly (readonly [before: number, after: number, person: number])[]): PositionLine {
  const count = pairs.length
  if (count < fewestPairs || new Set(pairs.map(([, , person]) => person)).size < fewestPeople) return chance
  let meanBefore = 0
  let meanAfter = 0
  for (const [before, after] of pairs) {
    meanBefore += before / count
    meanAfter += after / count
  }
  let square = 0
  let product = 0
  let squareAfter = 0
  for (const [before, after] of pairs) {
    square += (before - meanBefore) ** 2
    product += (before - meanBefore) * (after - meanAfter)
    squareAfter += (after - meanAfter) ** 2
  }
  const slope = square > 0 ? product / square : 0
  const deviation = Math.sqrt(Math.max(0, squareAfter - slope * product) / count)
  return { mean: meanAfter - slope * meanBefore, slope, deviation }
}
