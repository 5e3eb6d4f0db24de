import { z } from 'zod'
import { MirrorwardError } from '../../../src/errors.js'
import { populationUniqueness as estimated } from '../../../src/math/index.js'
import type { TableModel } from './model.js'

/** Share of released people who stand alone in the population, counted in its table or estimated by Dankar's rule (2012). */
export const populationUniqueness: TableModel<{ most: number }> = {
  id: 'population-uniqueness',
  title: 'uniqueness in the population',
  reading: 'at most this share of people stand alone in the population, by its table or by an estimate',
  options: z.strictObject({ most: z.number().min(0).max(1) }),
  value(sizes, { samplingFraction, populations }) {
    const people = sizes.reduce((sum, size) => sum + size, 0)
    if (people === 0) return 0
    if (populations !== undefined)
      return sizes.filter((size, at) => size === 1 && populations[at] === 1).length / people
    if (samplingFraction === undefined)
      throw new MirrorwardError(
        'bad-option',
        'population-uniqueness needs the population: a table of it (population), or samplingFraction',
      )
    const most = sizes.reduce((largest, size) => Math.max(largest, size), 1)
    const counts = new Float64Array(most + 1)
    for (const size of sizes) counts[size]! += 1
    // Where no estimate exists, the share in the table itself: never too small.
    return estimated(counts, samplingFraction).dankar ?? counts[1]! / people
  },
  holds: (value, { most }) => value <= most + 1e-12,
}
