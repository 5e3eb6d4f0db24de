import { expect, test } from 'vitest'
import { hiddenTree } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { countMissing, levelColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const kinds = ['a', 'b', 'c'] as const

/** y repeats x in eight rows of ten; x is missing in a share of the rows that may depend on y. */
function tableOf(rowCount: number, missingShare: (y: number) => number): Table {
  const rng = createRng('ignorable')
  const x = Array.from({ length: rowCount }, () => rng.below(3))
  const y = x.map((kind) => (rng.uniform() < 0.8 ? kind : rng.below(3)))
  return Table.of([
    levelColumn(
      'x',
      x.map((kind, row) => (rng.uniform() < missingShare(y[row]!) ? null : kinds[kind]!)),
      [...kinds],
    ),
    levelColumn(
      'y',
      y.map((kind) => kinds[kind]!),
      [...kinds],
    ),
  ])
}

const learn = (table: Table, missingness: 'ignorable' | 'information') =>
  hiddenTree.fit(table, {
    schema: schemaOf([
      { name: 'x', kind: 'categorical', missingness },
      { name: 'y', kind: 'categorical' },
    ]),
    options: hiddenTree.options.parse({ states: 4 }),
    rng: createRng('fit'),
  })

/** P(x, y) for x = a, b, c, missing and y = a, b, c. */
function jointOf(model: Awaited<ReturnType<typeof learn>>): number[][] {
  return [...kinds, null].map((x) => {
    const cells = Table.of([levelColumn('x', [x, x, x], [...kinds]), levelColumn('y', [...kinds], [...kinds])])
    return [...(model.logLikelihood?.(cells) ?? [])].map(Math.exp)
  })
}

/** P(x missing | y). */
function missingGiven(joint: readonly (readonly number[])[]): number[] {
  return kinds.map((_, y) => joint[3]![y]! / joint.reduce((sum, row) => sum + row[y]!, 0))
}

test('an ignorable missing cell tells nothing of the row, though it did in training', async () => {
  const table = tableOf(3000, (y) => (y === 0 ? 0.7 : 0.2))
  const share = countMissing(table.column('x')) / 3000
  for (const each of missingGiven(jointOf(await learn(table, 'ignorable')))) expect(each).toBeCloseTo(share, 5)
  const informed = missingGiven(jointOf(await learn(table, 'information')))
  expect(informed[0]! - informed[1]!).toBeGreaterThan(0.3)
})

test('synthetic rows miss as many cells', async () => {
  const table = tableOf(3000, () => 0.4)
  const model = await learn(table, 'ignorable')
  let missing = 0
  for await (const batch of model.sample(20_000, { rng: createRng(1) })) missing += countMissing(batch.column('x'))
  const share = countMissing(table.column('x')) / 3000
  // A binomial share strays by 4.9 standard errors once in a million: 2(1 − Φ(4.9)) = 9.6e-7.
  expect(Math.abs(missing / 20_000 - share)).toBeLessThan(4.9 * Math.sqrt((share * (1 - share)) / 20_000))
})

test('the relation is learnt from the rows that show it, at its full strength', async () => {
  const joint = jointOf(
    await learn(
      tableOf(3000, () => 0.6),
      'ignorable',
    ),
  )
  // P(y = x | x) = .8 + .2/3; some 400 rows show each x, which is worth a standard error of .017.
  kinds.forEach((_, x) => {
    const conditional = joint[x]![x]! / joint[x]!.reduce((sum, each) => sum + each, 0)
    expect(Math.abs(conditional - 0.8667)).toBeLessThan(0.06)
  })
})
