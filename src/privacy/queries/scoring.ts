import { columnsOf, type Schema, type Table } from '../../table/index.js'
import { holdsOf } from './condition.js'
import { drawCount, errorDraws } from './error-draws.js'
import { fine, within } from './measurement.js'
import type { Procedure } from './procedure.js'
import type { Condition } from './question.js'
import { inverseRidged, ridgeOf, solveRidged } from './safe-solve.js'
import { packedSize, unpacked } from './terms.js'

/** A likelihood whose slope and curvature are sums over people, each of whom adds no more than is said here. */
export interface Likelihood {
  readonly key: readonly unknown[]
  readonly columns: readonly string[]
  readonly size: number
  readonly start: Float64Array
  /** Of what one row adds to the slope and to the upper triangle of the curvature, in Euclidean norm, at most. */
  readonly slopeNorm: number
  readonly curvatureNorm: number
  readonly reason: string
  /** Adds every row's part at some coefficients: `slope` and `curvature` are called with it. O(rows × size²). */
  visit(
    table: Table,
    coefficients: Float64Array,
    add: (row: number, slope: Float64Array, curvature: Float64Array) => void,
  ): void
}

/** Steps taken; of these the last are averaged. */
const rounds = 6
const averaged = 4
/** Of a round's cost, what the slope gets. */
const slopeShare = 0.5
const longestStep = 1.5

/**
 * Newton's method with noise on slope and curvature at every step, a fixed number of steps (full-batch descent of the
 * `differential-privacy` reference 7, its steps scaled by the curvature). Coefficients on the way are public, so the error of the
 * mean of the last steps is known: it is their curvature's inverse times noise of known size.
 */
export function scoringProcedure(
  likelihood: Likelihood,
  {
    title,
    cohort,
    schema,
  }: { readonly title: string; readonly cohort: Condition | undefined; readonly schema: Schema },
): Procedure {
  const { size, slopeNorm, curvatureNorm, reason } = likelihood
  const triangle = packedSize(size)
  return {
    key: JSON.stringify([title, likelihood.key, cohort?.key ?? null]),
    title,
    columns: [...new Set([...likelihood.columns, ...(cohort ? columnsOf(cohort.expression) : [])])],
    rounds: Array.from({ length: 2 * rounds }, (_, round) =>
      round % 2 === 0
        ? { size, norm: slopeNorm, grid: fine, share: slopeShare / rounds, reason }
        : { size: triangle, norm: curvatureNorm, grid: fine, share: (1 - slopeShare) / rounds, reason },
    ),
    run(table, release) {
      const inside = cohort && holdsOf(cohort, table, schema)
      const known: Float64Array[] = []
      const variances: number[] = []
      for (let round = 0; round < rounds; round++) {
        const at = pathOf(likelihood, known, variances).at(-1)!
        const [slopes, curvatures] = [new Float64Array(size), new Float64Array(triangle)]
        likelihood.visit(table, at, (row, slope, curvature) => {
          if (inside?.[row] === 0) return
          addWhole(slopes, slope, slopeNorm)
          addWhole(curvatures, curvature, curvatureNorm)
        })
        for (const exact of [slopes, curvatures]) {
          const { values, variance } = release(exact)
          known.push(values)
          variances.push(variance)
        }
      }
    },
  }
}

/** Whole steps of what a row adds, cut to the norm that was promised: whatever a likelihood says. */
function addWhole(sums: Float64Array, part: Float64Array, norm: number): void {
  let squares = 0
  for (const value of part) squares += value * value
  const length = Math.sqrt(squares)
  const scale = length > norm ? norm / length : 1
  for (let at = 0; at < sums.length; at++) {
    const value = part[at]! * scale
    // Towards 0, so that rounding adds nothing to the norm.
    if (Number.isFinite(value)) sums[at]! += Math.trunc(value * fine)
  }
}

/** Curvatures of so many steps are taken together on the way: they change little, and their noise is large. */
const together = 3

/** The coefficients at which each step was measured, and the last ones reached. */
function pathOf(
  { start, size }: Pick<Likelihood, 'start' | 'size'>,
  known: readonly Float64Array[],
  variances: readonly number[],
): Float64Array[] {
  const path = [start]
  for (let round = 0; 2 * round + 1 < known.length; round++) {
    const lately = Array.from({ length: Math.min(together, round + 1) }, (_, at) => known[2 * (round - at) + 1]!)
    const curvature = unpacked(meanOf(lately), size)
    const ridge = ridgeOf(curvature, { size, noise: Math.sqrt(variances[1]! / lately.length) / 2 })
    const step = solveRidged(curvature, known[2 * round]!, ridge)
    const cut = (value: number) => longestStep * within((Number.isFinite(value) ? value : 0) / longestStep)
    path.push(path.at(-1)!.map((value, term) => value + cut(step[term]!)))
  }
  return path
}

function meanOf(all: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(all[0]!.length)
  for (const each of all) for (let at = 0; at < mean.length; at++) mean[at]! += each[at]! / all.length
  return mean
}

/** What a scoring came to. */
export interface Scored {
  readonly coefficients: Float64Array
  /** Draws of what they would be without the noise; NaN where a draw tells nothing. */
  readonly draws: readonly Float64Array[]
  /** Variances of the sample: a whole matrix. */
  readonly sampling: Float64Array
}

/** Of draws, so many may tell nothing. */
const mostLost = 0.02

/**
 * Coefficients and their errors, of released numbers alone: one more step from each of the last, with the mean of their curvatures.
 * Undefined where the noise is too large to tell.
 */
export function scored(
  likelihood: Likelihood,
  { values, variances }: { readonly values: readonly Float64Array[]; readonly variances: readonly number[] },
): Scored | undefined {
  const { size } = likelihood
  const path = pathOf(likelihood, values, variances)
  const last = Array.from({ length: averaged }, (_, at) => rounds - averaged + at)
  const where = meanOf(last.map((round) => path[round]!))
  const slope = meanOf(last.map((round) => values[2 * round]!))
  const curvature = meanOf(last.map((round) => values[2 * round + 1]!))
  const inverse = inverseRidged(unpacked(curvature, size), size, 0)
  if (inverse === undefined) return undefined
  const from = (slopes: Float64Array, curvatures: Float64Array) => {
    const step = solveRidged(unpacked(curvatures, size), slopes, 0)
    return where.map((value, term) => value + step[term]!)
  }
  const rng = errorDraws(`scoring: ${size}`)
  const noisy = (exact: Float64Array, variance: number) =>
    exact.map((value) => value - Math.sqrt(variance / averaged) * rng.normal())
  const draws = Array.from({ length: drawCount }, () =>
    from(noisy(slope, variances[0]!), noisy(curvature, variances[1]!)),
  )
  if (draws.filter((draw) => !Number.isFinite(draw[0]!)).length > mostLost * drawCount) return undefined
  return { coefficients: from(slope, curvature), draws, sampling: inverse }
}
