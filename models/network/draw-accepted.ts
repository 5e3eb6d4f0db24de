import { setImmediate } from 'node:timers/promises'
import { allocateCodes } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'

/** Rows tried at a time. Part of what a seed means. */
const trialRows = 16_384
/** After this many trials a condition that keeps fewer than one row in 50,000 is given up. */
const mostTrials = 1 << 20
const leastShare = 1 / 50_000

type Cells = Uint8Array | Uint16Array

/** Columns of rows on trial, and the probability that each row is kept with. */
export interface Trials {
  readonly columns: readonly Cells[]
  readonly weights: Float64Array
}

/**
 * Rows kept with the weight that their trial gives them, batch after batch until there are enough (rejection sampling; J.
 * von Neumann, Various techniques used in connection with random digits, 1951). `sizes` bounds the cells of each column.
 * Throws `bad-evidence` when almost no trial is kept, `aborted` when the signal says so.
 */
export async function drawAccepted(
  draw: (rowCount: number, rng: Rng) => Trials,
  {
    sizes,
    rowCount,
    rng,
    signal,
  }: {
    readonly sizes: readonly number[]
    readonly rowCount: number
    readonly rng: Rng
    readonly signal?: AbortSignal
  },
): Promise<readonly Cells[]> {
  const out = sizes.map((size) => allocateCodes(size, rowCount))
  let kept = 0
  for (let batch = 0; kept < rowCount; batch++) {
    const trials = batch * trialRows
    if (trials >= mostTrials && kept < trials * leastShare)
      throw new MirrorwardError('bad-evidence', 'evidence is too rare under the model to be drawn by rejection')
    if (signal?.aborted) throw new MirrorwardError('aborted', 'sampling was stopped')
    const stream = rng.fork(`trials:${batch}`)
    const { columns, weights } = draw(trialRows, stream)
    const coin = stream.fork('keep')
    for (let trial = 0; trial < trialRows && kept < rowCount; trial++) {
      if (coin.uniform() >= weights[trial]!) continue
      out.forEach((column, index) => {
        column[kept] = columns[index]![trial]!
      })
      kept++
    }
    await setImmediate()
  }
  return out
}
