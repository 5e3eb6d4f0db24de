import { expect, test } from 'vitest'
import { endingsOf, followUpsOf } from '../../../evaluators/learning/follow-up.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

test('a date at which follow-up ended is no duration, since it does not say when it began', () => {
  const table = Table.of([
    numberColumn('seen', [10, 20, 30]),
    numberColumn('days', [1, 2, 3]),
    levelColumn('died', ['no', 'yes', 'no']),
  ])
  const schema: Schema = {
    name: 'people',
    columns: [
      { name: 'seen', kind: 'datetime', role: 'feature' },
      { name: 'days', kind: 'numeric', role: 'feature' },
      { name: 'died', kind: 'boolean', role: 'feature' },
    ],
    timeToEvent: [
      { time: 'seen', event: 'died' },
      { time: 'days', event: 'died' },
    ],
  }
  const days = { time: 'days', event: 'died', happened: 'yes' }
  expect(endingsOf(schema, table)).toEqual([{ ...days, time: 'seen' }, days])
  expect(followUpsOf(schema, table)).toEqual([days])
})
