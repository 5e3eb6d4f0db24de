import { describe, expect, test } from 'vitest'
import { neighbourPairs } from './neighbour-pairs.js'
import { replayedFit } from './replayed-fit.js'
import { subjects } from './subjects.js'

/** Of the 200 that `npm run bench replay` takes; every kind of pair at least twice. */
const pairs = 20

describe.each(subjects)('$name tells nothing but what its mechanisms release', { timeout: 60_000 }, (subject) => {
  test.each(neighbourPairs(pairs, subject.name).map((pair, at) => [at + 1, pair.kind, pair] as const))(
    'pair %i: %s',
    async (_, __, pair) => {
      const { faults, unpaid, kept, charges } = await replayedFit(subject, pair)
      expect({ faults, unpaid }).toEqual({ faults: [], unpaid: [] })
      expect(kept[1]).toBe(kept[0])
      expect(charges[1]).toEqual(charges[0])
    },
  )
})
