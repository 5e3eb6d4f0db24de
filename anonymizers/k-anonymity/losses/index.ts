import { MirrorwardError } from '../../../src/errors.js'
import { didYouMean } from '../../../src/messages/index.js'
import { ambiguity } from './ambiguity.js'
import { classSize } from './class-size.js'
import { classification } from './classification.js'
import { discernibility } from './discernibility.js'
import { entropy } from './entropy.js'
import { intensity } from './intensity.js'
import type { LossMeasure } from './measure.js'
import { share } from './share.js'

export { heldLeaves, type LevelCost, type LossClass, type LossMeasure } from './measure.js'

/** Every measure of what is lost; the first is the default. */
export const losses: readonly LossMeasure[] = [
  share,
  intensity,
  entropy,
  discernibility,
  classSize,
  ambiguity,
  classification,
]

/** The measure of that id. Throws `bad-option` with the known ids. */
export function findLoss(id: string): LossMeasure {
  const found = losses.find((each) => each.id === id)
  if (found !== undefined) return found
  const ids = losses.map((each) => each.id)
  throw new MirrorwardError('bad-option', `unknown loss: "${id}"${didYouMean(id, ids)} (known: ${ids.join(', ')})`)
}
