import { expect, test } from 'vitest'
import { createRng } from '../../../../../src/math/index.js'
import { findRelations, numberColumn, relationText, Table } from '../../../../../src/table/index.js'

test('a logarithm kept in single precision is log(x), not log(x + 1) that lies near', () => {
  const rng = createRng(4)
  const spent = Array.from({ length: 300 }, () => 30 + Math.round(500 * rng.uniform()))
  const table = Table.of([
    numberColumn('spent', spent),
    numberColumn(
      'logged',
      spent.map((amount) => Math.fround(Math.log(amount))),
    ),
  ])
  const columns = ['spent', 'logged'].map((name) => ({ name, kind: 'numeric', role: 'feature' }) as const)
  const found = findRelations(table, { name: 'purses', columns }).map(({ relation }) => relationText(relation))
  expect(found.filter((text) => text.startsWith('logged ='))).toEqual([
    expect.stringMatching(/^logged = log\(spent\) \(within \de-[78]\)$/),
  ])
})
