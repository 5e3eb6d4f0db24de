import { MirrorwardError } from '../src/errors.js'
import { didYouMean } from '../src/messages/index.js'
import type { Anonymizer } from './anonymizer.js'
import { cellSuppression, kAnonymity } from './k-anonymity/index.js'
import { masking } from './masking/index.js'
import { microAggregation, noise, openEnds, pram, rankSwap } from './perturbation/index.js'

/** Every technique that transforms real rows. */
export const anonymizers = [
  masking,
  kAnonymity,
  cellSuppression,
  openEnds,
  microAggregation,
  noise,
  rankSwap,
  pram,
] as readonly Anonymizer<unknown>[]

/** The technique of that id. Throws `bad-option` with the known ids. */
export function findAnonymizer(id: string): Anonymizer<unknown> {
  const found = anonymizers.find((each) => each.id === id)
  if (found !== undefined) return found
  const ids = anonymizers.map((each) => each.id)
  throw new MirrorwardError('bad-option', `unknown technique: "${id}"${didYouMean(id, ids)} (known: ${ids.join(', ')})`)
}
