import { expect, test } from 'vitest'
import { intersectReleases } from '../../../evaluators/disclosure/intersect-releases.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'small',
  columns: [
    { name: 'age', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'value', kind: 'numeric', role: 'feature' },
  ],
}
const released = (ages: string[], sexes: string[], values: number[]) => ({
  table: Table.of([levelColumn('age', ages), levelColumn('sex', sexes), numberColumn('value', values)]),
  schema,
})

test('two releases of four people, each with classes of two, leave each alone together', () => {
  const byAge = released(['40–49', '40–49', '50–59', '50–59'], ['*', '*', '*', '*'], [1, 2, 3, 4])
  const bySex = released(['*', '*', '*', '*'], ['F', 'M', 'F', 'M'], [4, 3, 2, 1].reverse())
  expect(intersectReleases(byAge, bySex)).toEqual({
    ...{ matchedBy: ['value'], rows: [4, 4], matched: 4, worstClass: 1, ownWorst: [2, 2], alone: 4 },
  })
})

test('rows that agree with several are not matched, and nothing is without a common column', () => {
  const one = released(['a', 'a'], ['F', 'F'], [1, 1])
  expect(intersectReleases(one, one)).toMatchObject({ matched: 0, worstClass: 0, alone: 0 })
  const other = { table: one.table.select(['age', 'sex']), schema }
  expect(intersectReleases(one, other)).toMatchObject({ matchedBy: [], matched: 0 })
})
