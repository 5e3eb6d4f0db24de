import { describe, expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { peopleSchema, peopleTable } from '../../privacy/queries/people.js'
import { boundsFor, replayedAnswers, withOdd } from './replayed-answers.js'

/** One of every kind of question; what is asked of a marker is asked within its public bounds. */
const followed = { event: 'dead', time: 'days' }
const questions = [
  { id: 'count', ask: 'count', by: ['sex', 'stage'] },
  { id: 'where', ask: 'count', where: 'age >= 70 and sex = "F"' },
  { id: 'table', ask: 'table', of: ['sex', 'stage'] },
  { id: 'sum', ask: 'sum', of: 'marker' },
  { id: 'mean', ask: 'mean', of: 'marker', by: ['sex'] },
  { id: 'variance', ask: 'variance', of: 'marker' },
  { id: 'quantiles', ask: 'quantiles', of: 'marker' },
  { id: 'rate', ask: 'rate', ...followed, per: 1000 },
  { id: 'survival', ask: 'survival', ...followed, steps: 8 },
  { id: 'log-rank', ask: 'log-rank', ...followed, steps: 8, by: ['sex'] },
  { id: 'linear', ask: 'linear', outcome: 'marker', on: ['age', 'sex'] },
  { id: 'logistic', ask: 'logistic', event: 'dead', on: ['age', 'sex'] },
  { id: 'cox', ask: 'cox', ...followed, on: ['age', 'sex'] },
] as const

/** The odd one who comes or goes: cells by column, of others those of anybody. */
const odd: readonly (readonly [kind: string, cells: Readonly<Record<string, string | null>>])[] = [
  ['somebody', {}],
  ['an extreme a million times beyond the bounds', { age: '1e8', marker: '5e7', days: '1e9' }],
  ['an extreme far below them', { age: '-1e8', marker: '-5e7', days: '-1e9' }],
  ['somebody whose numbers are none', { age: 'NaN', marker: 'Infinity', days: '-Infinity' }],
  ['the only holder of levels that nobody listed', { sex: 'unheard of', stage: 'IV', dead: 'perhaps' }],
  ['somebody of whom nothing is known', Object.fromEntries(peopleSchema.columns.map(({ name }) => [name, null]))],
]

describe.each(questions)(
  'the question $id tells nothing but what its mechanisms release',
  { timeout: 60_000 },
  (question) => {
    const rng = createRng(`queries ${question.id}`)
    test.each(odd.map(([kind, cells], at) => [kind, cells, at] as const))('of %s', async (_, cells, at) => {
      for (const rows of [1, 30 + at]) {
        const table = withOdd(peopleTable(rows, rng.below(1e9)), cells)
        const { faults, unpaid, told, releases } = await replayedAnswers(question, table, boundsFor(rng))
        expect({ faults, unpaid }).toEqual({ faults: [], unpaid: [] })
        expect(told[1]).toBe(told[0])
        expect(releases).toBeGreaterThan(0)
      }
    })
  },
)
