import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { fitMixture, meanLogDensity, type Points } from './fit-mixture.js'
import type { GaussianMixture } from './gaussian-mixture.js'

export interface MixtureChoice {
  readonly mixture: GaussianMixture
  /** Mean log density of the held-out points by number of components, in nats. */
  readonly tried: readonly { readonly components: number; readonly heldOut: number }[]
}

const pointsPerComponent = 40
const heldOutShare = 0.1
const fewestPoints = 50

/**
 * The mixture whose number of components makes held-out points likeliest, fitted to all of them: upwards through the
 * candidates until one loses or has fewer than forty points a component. Points are exchangeable: the last tenth is held
 * out. Throws `aborted`.
 */
export async function chooseMixture(
  points: Points,
  {
    candidates,
    rng,
    signal,
  }: { readonly candidates: readonly number[]; readonly rng: Rng; readonly signal?: AbortSignal | undefined },
): Promise<MixtureChoice> {
  const { values, dimension } = points
  const count = values.length / dimension
  const split = Math.round(count * (1 - heldOutShare)) * dimension
  const tried: { components: number; heldOut: number }[] = []
  let best = { components: 1, heldOut: Number.NEGATIVE_INFINITY }
  for (const components of [...candidates].sort((a, b) => a - b)) {
    if (count < fewestPoints || (tried.length > 0 && components * pointsPerComponent > count)) break
    const inside = { values: values.subarray(0, split), dimension }
    const outside = { values: values.subarray(split), dimension }
    const mixture = fitMixture(inside, { components, rng: rng.fork(`components:${components}`) })
    const heldOut = meanLogDensity(mixture, outside)
    tried.push({ components, heldOut })
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    if (heldOut <= best.heldOut) break
    best = { components, heldOut }
  }
  const mixture = fitMixture(points, { components: best.components, rng: rng.fork(`components:${best.components}`) })
  return { mixture, tried }
}
