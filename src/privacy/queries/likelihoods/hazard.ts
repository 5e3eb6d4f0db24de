import { columnsOf, evaluateExpression, type Schema } from '../../../table/index.js'
import { numberAt } from '../axis.js'
import { domainKey } from '../measurement.js'
import type { Condition } from '../question.js'
import type { Likelihood } from '../scoring.js'
import { packedSize, type Terms } from '../terms.js'

/** A person is followed until so many events are expected of them: it is known beforehand, so nothing is bent by it. */
const mostExpected = 1

export interface HazardRequest {
  readonly event: Condition
  readonly terms: Terms
  readonly schema: Schema
  readonly time: string
  /** Time is looked at up to here, in equal steps. */
  readonly last: number
  readonly steps: number
}

/**
 * The likelihood of proportional hazards whose baseline is even within steps of time; as steps grow short its coefficients are those
 * of Cox's model (Holford 1980, Laird & Olivier 1981). Everybody is followed until one event is expected, a moment that is
 * predictable, so that nobody adds much and the slope stays without bias.
 */
export function hazardLikelihood({ event, terms, schema, time, last, steps }: HazardRequest): Likelihood {
  const own = terms.names.length - 1
  const size = steps + own
  const others = terms.active - 1
  const columns = [...new Set([...terms.columns, time, ...columnsOf(event.expression)])]
  const width = last / steps
  // What is seen less what is expected lies between −1 and 1; by steps its squares sum to 2 at most.
  const slopeNorm = Math.sqrt(1 + mostExpected ** 2 + mostExpected ** 2 * others)
  return {
    key: ['hazard', terms.key, event.key, time, last, steps, domainKey(schema, columns)],
    columns,
    size,
    start: Float64Array.from({ length: size }, (_, at) => (at < steps ? Math.log(0.5 / steps) : 0)),
    slopeNorm,
    curvatureNorm: mostExpected * Math.sqrt(1 + others + packedSize(others)),
    reason: `a row is followed until one event is expected of it, and of its ${others} terms none is beyond 1`,
    visit(table, coefficients, add) {
      const { values, complete } = terms.of(table)
      const truth = evaluateExpression(event.expression, table, schema)
      const followed = table.column(time)
      const [slope, curvature] = [new Float64Array(size), new Float64Array(packedSize(size))]
      const expected = new Float64Array(steps)
      for (let row = 0; row < table.rowCount; row++) {
        const until = numberAt(followed, row)
        if (complete[row] === 0 || truth[row]! < 0 || until === undefined) continue
        const terms = values.subarray(row * (own + 1) + 1, (row + 1) * (own + 1))
        let score = 0
        for (let term = 0; term < own; term++) score += terms[term]! * coefficients[steps + term]!
        const end = Math.min(last, Math.max(0, until))
        let [sum, stopped] = [0, false]
        expected.fill(0)
        for (let step = 0; step < steps && step * width < end && !stopped; step++) {
          const share = Math.min(1, (end - step * width) / width)
          // Hazards are of a whole step.
          const due = share * Math.exp(Math.min(30, coefficients[step]! + score))
          expected[step] = Math.min(due, mostExpected - sum)
          stopped = sum + due > mostExpected
          sum += expected[step]!
        }
        const seen = truth[row] === 1 && until <= last && !stopped ? 1 : 0
        const place = Math.min(steps - 1, Math.max(0, Math.ceil(end / width) - 1))
        for (let step = 0; step < steps; step++) slope[step] = (seen === 1 && step === place ? 1 : 0) - expected[step]!
        for (let term = 0; term < own; term++) slope[steps + term] = (seen - sum) * terms[term]!
        let cell = 0
        for (let first = 0; first < size; first++)
          for (let second = first; second < size; second++) {
            const isSame = first === second
            curvature[cell++] =
              first < steps
                ? second < steps
                  ? isSame
                    ? expected[first]!
                    : 0
                  : expected[first]! * terms[second - steps]!
                : sum * terms[first - steps]! * terms[second - steps]!
          }
        add(row, slope, curvature)
      }
    },
  }
}
