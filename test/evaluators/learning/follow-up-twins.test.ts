import { expect, test } from 'vitest'
import { followUpTwins } from '../../../evaluators/learning/follow-up-twins.js'
import { hazardsOf } from '../../../evaluators/learning/hazards.js'
import { outcomesOf } from '../../../evaluators/learning/outcomes.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const rng = createRng(3)
const people = Array.from({ length: 400 }, (_, person) => {
  const days = Math.ceil(-900 * Math.log(1 - rng.uniform()))
  const died = rng.uniform() < 0.4
  return {
    days,
    died: died ? 'yes' : 'no',
    // Equal unless the disease came back first.
    relapse: person % 12 === 0 ? Math.floor(days / 3) : days,
    years: Math.round(days / 36.525) / 10,
    // Everybody is followed to the same day: what orders the living says nothing of when the others die.
    entry: died ? Math.floor(2000 * rng.uniform()) : 4000 - days,
    risk: rng.normal() - days / 1500,
  }
})
const numbers = ['days', 'relapse', 'years', 'entry', 'risk'] as const
const table = Table.of([
  ...numbers.map((name) =>
    numberColumn(
      name,
      people.map((person) => person[name]),
    ),
  ),
  levelColumn(
    'died',
    people.map(({ died }) => died),
  ),
])
const schema: Schema = {
  name: 'cohort',
  columns: [
    ...numbers.map((name) => ({ name, kind: 'numeric', role: 'feature' }) as const),
    { name: 'died', kind: 'categorical', role: 'outcome', levels: ['no', 'yes'] },
  ],
  timeToEvent: [{ time: 'days', event: 'died' }],
}

test('a time by another name is found, equal in most rows or in another unit; a strong predictor and the entry are not', () => {
  expect(followUpTwins(schema, table)).toEqual([
    { name: 'relapse', by: 'follow-up time' },
    { name: 'years', by: 'follow-up time' },
  ])
})

test('neither an outcome nor a hazard is predicted by it, and both say so', () => {
  const [outcome, hazard] = [outcomesOf(schema, table)[0]!, hazardsOf(schema, table)[0]!]
  for (const { features, leaking } of [outcome, hazard]) {
    expect(features).toEqual(['entry', 'risk'])
    expect(leaking.map(({ name }) => name)).toEqual(['relapse', 'years'])
  }
})

test('without a time to an event there is no twin, and below 20 rows none is told', () => {
  const { timeToEvent: _, ...plain } = schema
  expect(followUpTwins(plain, table)).toEqual([])
  expect(followUpTwins(schema, table.slice(0, 19))).toEqual([])
})
