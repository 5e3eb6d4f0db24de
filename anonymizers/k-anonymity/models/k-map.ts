import { z } from 'zod'
import { MirrorwardError } from '../../../src/errors.js'
import type { PrivacyModel } from './model.js'

/** k-map: people of the population, counted in its table or estimated from the share of it that the rows are. */
export const kMap: PrivacyModel<{ k: number }> = {
  id: 'k-map',
  title: 'k-map',
  reading: 'nobody stands alone in the population; who knows that somebody is in the table is not covered',
  options: z.strictObject({ k: z.int().min(1) }),
  isSensitive: false,
  needsPopulation: true,
  monotone: 'always',
  value({ people, population }, whole) {
    if (whole.population > 0) return population
    if (whole.samplingFraction === undefined)
      throw new MirrorwardError('bad-option', 'k-map needs the population: a table of it, or samplingFraction')
    return people / whole.samplingFraction
  },
  holds: (value, options) => value >= options.k - 1e-9,
}
