import { columnsOf, evaluateExpression, type Schema } from '../../../table/index.js'
import { domainKey } from '../measurement.js'
import type { Condition } from '../question.js'
import type { Likelihood } from '../scoring.js'
import { packedSize, type Terms } from '../terms.js'

/**
 * The likelihood of a logistic model. Of a row a terms are not 0, none beyond 1, and the distance of what was seen from what is
 * expected is 1 at most: its slope is √a long at most, its curvature a quarter of √(a(a + 1)/2).
 */
export function logisticLikelihood({
  event,
  terms,
  schema,
}: {
  readonly event: Condition
  readonly terms: Terms
  readonly schema: Schema
}): Likelihood {
  const size = terms.names.length
  const columns = [...new Set([...terms.columns, ...columnsOf(event.expression)])]
  return {
    key: ['logistic', terms.key, event.key, domainKey(schema, columns)],
    columns,
    size,
    start: new Float64Array(size),
    slopeNorm: Math.sqrt(terms.active),
    curvatureNorm: Math.sqrt(packedSize(terms.active)) / 4,
    reason: `of a row at most ${terms.active} terms are not 0, none beyond 1, and it is off by 1 at most`,
    visit(table, coefficients, add) {
      const { values, complete } = terms.of(table)
      const truth = evaluateExpression(event.expression, table, schema)
      const [slope, curvature] = [new Float64Array(size), new Float64Array(packedSize(size))]
      for (let row = 0; row < table.rowCount; row++) {
        if (complete[row] === 0 || truth[row]! < 0) continue
        const own = values.subarray(row * size, (row + 1) * size)
        let score = 0
        for (let term = 0; term < size; term++) score += own[term]! * coefficients[term]!
        const chance = 1 / (1 + Math.exp(-score))
        const weight = chance * (1 - chance)
        let cell = 0
        for (let term = 0; term < size; term++) {
          slope[term] = (truth[row]! - chance) * own[term]!
          for (let other = term; other < size; other++) curvature[cell++] = weight * own[term]! * own[other]!
        }
        add(row, slope, curvature)
      }
    },
  }
}
