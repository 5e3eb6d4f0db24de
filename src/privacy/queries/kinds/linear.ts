import { columnsOf, type Schema } from '../../../table/index.js'
import type { AnswerCell } from '../answer.js'
import { numberAt } from '../axis.js'
import { holdsOf } from '../condition.js'
import { columnNamed, declaredBounds, refused } from '../domain.js'
import { joined, noiseInterval, normalRange } from '../interval.js'
import { domainKey, fine, type Measurement } from '../measurement.js'
import { inverseRidged, ridgeOf, solveRidged } from '../safe-solve.js'
import { packedSize, type Terms, termsOf, unpacked, unscaled } from '../terms.js'
import { type Approach, overDraws, type QuestionOf, sceneOf } from './kind.js'

/**
 * Linear regression from noisy sums of products, each column on [−1, 1] by its bounds: one release. A row of a terms that are not 0
 * adds products whose squares sum to a(a + 1)/2 at most.
 */
export function linearApproach(question: QuestionOf<'linear'>, schema: Schema): Approach {
  const { id, outcome, on, by } = question
  if (by.length > 0) throw refused('a regression has no groups: ask one for each, with where', { question: id })
  const { cohort } = sceneOf(question, schema)
  const column = columnNamed(outcome, schema, id)
  const { min, max } = declaredBounds(column, id)
  if (on.includes(outcome)) throw refused('it is outcome and term at once', { column, question: id })
  const terms = termsOf(on, { schema, question: id })
  const size = terms.names.length + 1
  const active = terms.active + 1
  const columns = [...new Set([...on, outcome, ...(cohort ? columnsOf(cohort.expression) : [])])]
  const measurement: Measurement = {
    key: JSON.stringify(['products', terms.key, [outcome, min, max], cohort?.key ?? null, domainKey(schema, columns)]),
    title: `sums of products of ${size} terms`,
    columns,
    size: packedSize(size),
    grid: fine,
    norm: Math.sqrt(packedSize(active)),
    reason: `of a row at most ${active} terms are not 0, none beyond 1: the squares of their products sum to ${packedSize(active)} at most`,
    sums(table) {
      const sums = new Float64Array(packedSize(size))
      const { values, complete } = terms.of(table)
      const inside = cohort && holdsOf(cohort, table, schema)
      const target = table.column(outcome)
      const row = new Float64Array(size)
      for (let at = 0; at < table.rowCount; at++) {
        const value = numberAt(target, at)
        if (complete[at] === 0 || value === undefined || inside?.[at] === 0) continue
        row.set(values.subarray(at * (size - 1), (at + 1) * (size - 1)))
        row[size - 1] = Math.min(1, Math.max(-1, (2 * value - min - max) / (max - min)))
        let cell = 0
        for (let first = 0; first < size; first++)
          for (let second = first; second < size; second++)
            sums[cell++]! += Math.round(row[first]! * row[second]! * fine)
      }
      return sums
    },
  }
  return {
    parts: [{ measurement, share: 1 }],
    answer(released) {
      const { values, errors, variance } = released(measurement)
      const noise = Math.sqrt(variance)
      const ridge = ridgeOf(partOf(unpacked(values, size), size).products, { size: size - 1, noise })
      const solved = (upper: ArrayLike<number>) => {
        const { products, right } = partOf(unpacked(upper, size), size)
        return inUnits(solveRidged(products, right, ridge), { terms, min, max })
      }
      const draws = errors.length / values.length
      const found = solved(values)
      const drawn = Array.from({ length: draws }, (_, draw) =>
        solved(values.map((value, cell) => value - errors[draw * values.length + cell]!)),
      )
      const deviations = samplingDeviations(unpacked(values, size), { size, ridge, terms, half: (max - min) / 2 })
      return {
        method: ridge > 0 ? 'noisy sums of products, with a ridge against their noise' : 'noisy sums of products',
        cells: terms.names.map((measure, term): AnswerCell => {
          const value = found[term]!
          if (deviations === undefined || !Number.isFinite(value)) return { group: {}, measure }
          const deviation = deviations[term]!
          return {
            group: {},
            measure,
            estimate: joined(value, {
              noise: noiseInterval(
                value,
                overDraws(draws, (draw) => drawn[draw]![term]!),
              ),
              sampling: normalRange(value, deviation),
            }),
          }
        }),
        ...(column.unit !== undefined && { unit: column.unit }),
      }
    },
  }
}

function partOf(matrix: Float64Array, size: number) {
  const inner = size - 1
  const products = new Float64Array(inner * inner)
  for (let row = 0; row < inner; row++)
    for (let at = 0; at < inner; at++) products[row * inner + at] = matrix[row * size + at]!
  return { products, right: Float64Array.from({ length: inner }, (_, row) => matrix[row * size + inner]!) }
}

function inUnits(
  scaled: Float64Array,
  { terms, min, max }: { readonly terms: Terms; readonly min: number; readonly max: number },
) {
  const own = unscaled(
    scaled.map((value) => (value * (max - min)) / 2),
    terms,
  )
  own[0]! += (min + max) / 2
  return own
}

/** Standard errors as usual, by the residuals that the noisy products leave. */
function samplingDeviations(
  matrix: Float64Array,
  {
    size,
    ridge,
    terms,
    half,
  }: { readonly size: number; readonly ridge: number; readonly terms: Terms; readonly half: number },
): Float64Array | undefined {
  const { products, right } = partOf(matrix, size)
  const inner = size - 1
  const inverse = inverseRidged(products, inner, ridge)
  const solution = solveRidged(products, right, ridge)
  const freedom = matrix[0]! - inner
  if (inverse === undefined || !(freedom > 0)) return undefined
  const explained = solution.reduce((sum, value, term) => sum + value * right[term]!, 0)
  const residual = Math.max(0, matrix[size * size - 1]! - explained) / freedom
  // The intercept of the columns themselves is a sum over terms: its variance needs all of the matrix.
  const weights = (term: number) =>
    terms.names.map(
      (_, at) =>
        (term === at ? 1 / terms.halves[at]! : 0) - (term === 0 && at > 0 ? terms.middles[at]! / terms.halves[at]! : 0),
    )
  return Float64Array.from({ length: inner }, (_, term) => {
    const own = weights(term)
    let variance = 0
    for (let row = 0; row < inner; row++)
      for (let at = 0; at < inner; at++) variance += own[row]! * own[at]! * inverse[row * inner + at]!
    return half * Math.sqrt(Math.max(0, variance * residual))
  })
}
