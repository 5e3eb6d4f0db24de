import { columnStep, type Schema } from '../../../table/index.js'
import type { AnswerCell } from '../answer.js'
import { type Axis, numberAt } from '../axis.js'
import { columnNamed, declaredBounds } from '../domain.js'
import { drawCount, errorDraws } from '../error-draws.js'
import { joined, noiseInterval, normalRange, withinRange } from '../interval.js'
import { cellsOf, type Measurement } from '../measurement.js'
import { type Approach, fewestDeviations, groupsOf, having, overDraws, type QuestionOf, sceneOf } from './kind.js'

/** Each band of a level is divided into so many at the next. */
const branching = 4
const mostLevels = 5
/**
 * Quantiles from counts of bands, of bands within bands and so on down to a fine grid: every level with its part of what is spent,
 * made to agree (Hay, Rastogi, Miklau & Suciu 2010, each count at what its noise is worth). A share of people is then the sum of
 * few noisy counts wherever it lies.
 */
export function quantilesApproach(question: QuestionOf<'quantiles'>, schema: Schema): Approach {
  const { id, of: name, at } = question
  const column = columnNamed(name, schema, id)
  const { min, max } = declaredBounds(column, id)
  const { cohort, groups } = sceneOf(question, schema)
  const step = columnStep(column)
  const grid = gridOf({ min, max, step })
  const present = having(cohort, [name])
  const levels = Array.from({ length: grid.levels }, (_, at): Measurement => {
    const bands = branching ** (at + 1)
    const axis = evenAxis(name, { ...grid, bands, width: (grid.width * branching ** grid.levels) / bands })
    const { structure: _alone, ...measurement } = cellsOf({ axes: [...groups, axis], cohort: present, schema })
    return measurement
  })
  return {
    parts: levels.map((measurement) => ({ measurement, share: 1 / levels.length })),
    answer(released) {
      const noisy = levels.map(released)
      const variances = noisy.map(({ variance }) => variance)
      const rng = errorDraws(`quantiles: ${id}`)
      const errors = Array.from({ length: drawCount }, () =>
        leavesOfTree(
          variances.map((variance, at) =>
            Float64Array.from({ length: branching ** (at + 1) }, () => Math.sqrt(variance) * rng.normal()),
          ),
          variances,
        ),
      )
      const cells = groupsOf(groups).flatMap((group, place): AnswerCell[] => {
        const leaves = leavesOfTree(
          noisy.map(({ values }, at) =>
            values.slice(place * branching ** (at + 1), (place + 1) * branching ** (at + 1)),
          ),
          variances,
        )
        const shares = risingSums(leaves)
        const drawn = errors.map((error) => risingSums(leaves.map((count, leaf) => count - error[leaf]!)))
        const total = shares.at(-1)!
        return at.map((share) => {
          const measure = String(share)
          if (!(total >= fewestDeviations * Math.sqrt(variances[0]! * branching))) return { group, measure }
          const value = valueAt(shares, share, grid)
          const [low, high] = normalRange(share, Math.sqrt((share * (1 - share)) / total))
          return {
            group,
            measure,
            // The finest level has more bands than there are values: the last of them lie beyond what was declared.
            estimate: withinRange(
              joined(value, {
                noise: noiseInterval(
                  value,
                  overDraws(drawn.length, (draw) => valueAt(drawn[draw]!, share, grid)),
                ),
                sampling: [valueAt(shares, low, grid), valueAt(shares, high, grid)],
              }),
              [min, max],
            ),
          }
        })
      })
      return {
        method: 'noisy counts of bands within bands',
        noise: Math.sqrt(variances[0]!),
        cells,
        ...(column.unit !== undefined && { unit: column.unit }),
      }
    },
  }
}

interface Grid {
  /** Where the lowest leaf begins. */
  readonly start: number
  readonly width: number
  readonly levels: number
  /** The leaves are the values that there can be: answers are such values too. */
  readonly isExact: boolean
}

/** Leaves as fine as the column is written, or a thousand where that is too many. */
function gridOf({ min, max, step }: { readonly min: number; readonly max: number; readonly step: number }): Grid {
  const values = step > 0 ? Math.round((max - min) / step) + 1 : Number.POSITIVE_INFINITY
  const levels = Math.min(mostLevels, Math.max(1, Math.ceil(Math.log(values) / Math.log(branching))))
  const leaves = branching ** levels
  if (values <= leaves) return { start: min - step / 2, width: step, levels, isExact: true }
  const start = step > 0 ? min - step / 2 : min
  const whole = (step > 0 ? max + step / 2 : max) - start
  return { start, width: whole / leaves, levels, isExact: false }
}

function evenAxis(
  name: string,
  { start, width, bands }: { readonly start: number; readonly width: number; readonly bands: number },
): Axis {
  return {
    key: JSON.stringify(['even', name, start, width, bands]),
    columns: [name],
    labels: Array.from({ length: bands }, (_, band) => String(band)),
    place(table) {
      const column = table.column(name)
      return Int32Array.from({ length: table.rowCount }, (_, row) => {
        const value = numberAt(column, row) ?? start
        return Math.min(bands - 1, Math.max(0, Math.floor((value - start) / width)))
      })
    },
  }
}

/** Counts of the finest level, best by all levels. O(leaves). */
export function leavesOfTree(levels: readonly Float64Array[], variances: readonly number[]): Float64Array {
  const upward = levels.map((level) => level.slice())
  const spread = variances.slice()
  for (let level = levels.length - 2; level >= 0; level--) {
    const [own, below] = [variances[level]!, branching * spread[level + 1]!]
    spread[level] = (own * below) / (own + below)
    upward[level]!.forEach((count, band) => {
      let sum = 0
      for (let child = 0; child < branching; child++) sum += upward[level + 1]![band * branching + child]!
      upward[level]![band] = (count * below + sum * own) / (own + below)
    })
  }
  // What a band has more than its parts together is shared out among them alike: their noise is alike.
  for (let level = 1; level < levels.length; level++)
    upward[level - 1]!.forEach((count, band) => {
      let sum = 0
      for (let child = 0; child < branching; child++) sum += upward[level]![band * branching + child]!
      for (let child = 0; child < branching; child++)
        upward[level]![band * branching + child]! += (count - sum) / branching
    })
  return upward.at(-1)!
}

/** How many people lie below the end of each leaf, rising: the nearest such sums in squares. */
function risingSums(leaves: Float64Array): Float64Array {
  let sum = 0
  const sums = leaves.map((count) => {
    sum += count
    return sum
  })
  const blocks: { total: number; length: number }[] = []
  for (const each of sums) {
    blocks.push({ total: each, length: 1 })
    while (blocks.length > 1) {
      const [before, last] = [blocks.at(-2)!, blocks.at(-1)!]
      if (before.total / before.length <= last.total / last.length) break
      blocks.splice(-2, 2, { total: before.total + last.total, length: before.length + last.length })
    }
  }
  return Float64Array.from(
    blocks.flatMap(({ total, length }) => Array<number>(length).fill(Math.max(0, total / length))),
  )
}

/** The value below which a share of people lie, even within a leaf. */
function valueAt(sums: Float64Array, share: number, { start, width, isExact }: Grid): number {
  const wanted = Math.min(1, Math.max(0, share)) * sums.at(-1)!
  const leaf = Math.max(
    0,
    sums.findIndex((sum) => sum >= wanted),
  )
  // The value as it is written, not a hair beside it.
  if (isExact) return Number((start + (leaf + 0.5) * width).toPrecision(12))
  const before = leaf === 0 ? 0 : sums[leaf - 1]!
  const inside = sums[leaf]! - before
  return start + (leaf + (inside > 0 ? (wanted - before) / inside : 0.5)) * width
}
