import type { Rng } from '../../src/math/index.js'
import { fitMixture, meanLogDensity } from './fit-mixture.js'
import type { GaussianMixture } from './gaussian-mixture.js'
import { drawPoints, type Posteriors, selectPosteriors } from './posteriors.js'

export interface MixtureChoice {
  readonly mixture: GaussianMixture
  /** Mean log density of the held-out rows' latents by number of components, in nats. */
  readonly tried: readonly { readonly components: number; readonly heldOut: number }[]
}

const rowsPerComponent = 40
const heldOutShare = 0.1
const fewestRows = 50
/** Latents drawn from every held-out row's posterior. */
const drawsPerRow = 4
/** With the held-out rows too, from what was fitted without them. */
const lastPasses = 5

/**
 * The mixture whose number of components makes held-out latents likeliest, fitted to the others and then to all rows: upwards through the
 * candidates until one loses or has fewer than forty rows a component. Rows are exchangeable: the last tenth is held out.
 * Throws `aborted`.
 */
export async function chooseMixture(
  posteriors: Posteriors,
  {
    candidates,
    rng,
    signal,
  }: { readonly candidates: readonly number[]; readonly rng: Rng; readonly signal?: AbortSignal | undefined },
): Promise<MixtureChoice> {
  const count = posteriors.means.length / posteriors.dimension
  const axes = Array.from({ length: posteriors.dimension }, (_, axis) => axis)
  const split = Math.round(count * (1 - heldOutShare))
  const every = Uint32Array.from({ length: count }, (_, row) => row)
  const inside = selectPosteriors(posteriors, { rows: every.subarray(0, split), axes })
  const heldOutRows = selectPosteriors(posteriors, { rows: every.subarray(split), axes })
  const outside = drawPoints(heldOutRows, { draws: drawsPerRow, rng: rng.fork('held out') })
  const tried: { components: number; heldOut: number }[] = []
  let best = { components: 1, heldOut: Number.NEGATIVE_INFINITY, mixture: undefined as GaussianMixture | undefined }
  for (const components of [...candidates].sort((a, b) => a - b)) {
    if (count < fewestRows || (tried.length > 0 && components * rowsPerComponent > count)) break
    const mixture = await fitMixture(inside, { components, rng: rng.fork(`components:${components}`), signal })
    const heldOut = meanLogDensity(mixture, outside)
    tried.push({ components, heldOut })
    if (heldOut <= best.heldOut) break
    best = { components, heldOut, mixture }
  }
  const { components, mixture: from } = best
  const last = { components, rng: rng.fork('all rows'), signal, ...(from && { from, passes: lastPasses }) }
  return { mixture: await fitMixture(posteriors, last), tried }
}
