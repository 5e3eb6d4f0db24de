import type { Points } from '../../src/learn/index.js'
import { wilsonInterval } from '../../src/math/index.js'
import type { Metric } from '../metric.js'
import { distanceSpace } from './closest.js'

/** Share of synthetic rows equal to a training row in every modelled column, beside the share equal to an unseen row. */
export const exactCopies: Metric = {
  id: 'privacy.exact-copies',
  title: 'Exact copies',
  question: 'Are real rows released as they are?',
  reading:
    'Share of synthetic rows that equal a training row in every modelled column. On tables with few distinct rows real people coincide too: compare with unseen real rows. None found does not mean that nobody can be recognised.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    const rows = rowKeys(space.synthetic)
    const copies = (points: Points) => {
      const real = new Set(rowKeys(points))
      return rows.reduce((count, key) => count + (real.has(key) ? 1 : 0), 0)
    }
    const trials = space.synthetic.rowCount
    const successes = copies(space.train)
    const ofHoldout = copies(space.holdout)
    return {
      status: 'ok',
      value: successes / trials,
      interval: wilsonInterval({ successes, trials }),
      detail: { rows: trials, ofTrain: successes, ofHoldout, holdoutRows: space.holdout.rowCount },
    }
  },
}

/** The bytes of each row's coordinates as a text: equal rows have equal texts. */
function rowKeys({ coordinates, width, rowCount }: Points): string[] {
  const bytes = Buffer.from(coordinates.buffer, coordinates.byteOffset, coordinates.byteLength)
  return Array.from({ length: rowCount }, (_, row) => bytes.toString('latin1', row * width * 8, (row + 1) * width * 8))
}
