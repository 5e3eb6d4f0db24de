import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { createRng } from '../../../src/math/index.js'
import {
  brokenRows,
  findRelations,
  learnRelation,
  levelColumn,
  numberColumn,
  type Relation,
  relationText,
  type Schema,
  Table,
} from '../../../src/table/index.js'
import {
  logChanceOfFunction,
  logChanceOfOrder,
  logChanceOfStretches,
} from '../../../src/table/relations/find/chance.js'
import { relatedTable } from '../../contracts/related-tables.js'

const textsOf = (table: Table, schema: Schema) =>
  findRelations(table, schema).map(({ relation }) => relationText(relation))

describe('planted relations', () => {
  const { table, schema } = relatedTable(600)
  const found = textsOf(table, schema)

  test('all are found, in the form that leaves least to model, and nothing else', () => {
    expect(found).toEqual([
      'relapse <= death time',
      'admitted <= discharged',
      'total = kappa + lambda',
      expect.stringMatching(/^bmi = weight \/ \(height \* height\) \* 10000 \(within 0\.[12]\)$/),
      'years is a function of education',
      'dead is a function of cause',
      'group cuts total',
      'dose is present exactly when arm in ("high", "low")',
    ])
  })

  test('what is found holds in every row, and the search is deterministic', () => {
    for (const { relation } of findRelations(table, schema))
      expect(brokenRows(learnRelation(relation, table, { schema, minCount: 5 }), table, schema)).not.toContain(1)
    expect(textsOf(table, schema)).toEqual(found)
  })

  test('an order tells its equality mass and the rows that have both cells', () => {
    const order = findRelations(table, schema).find(({ relation }) => relation.type === 'order')
    expect(order?.rows).toBeLessThan(600)
    expect(order?.equal).toBeGreaterThan(0.3)
  })
})

/** Unrelated columns of all sorts: skewed, tied, few-valued, rare, partly missing. */
function noise(seed: number): { readonly table: Table; readonly schema: Schema } {
  const rng = createRng(`noise ${seed}`)
  const rowCount = 40 + rng.below(300)
  const cells = <Cell>(draw: () => Cell) => Array.from({ length: rowCount }, draw)
  const numbers = [
    () => rng.normal(),
    () => Math.exp(2 * rng.normal()),
    () => rng.below(5),
    () => (rng.uniform() < 0.9 ? 0 : rng.below(100)),
    () => (rng.uniform() < 0.3 ? null : rng.below(1000)),
    () => 10 + rng.uniform(),
  ]
  const levels = [
    () => ['a', 'b'][rng.below(2)]!,
    () => (rng.uniform() < 0.03 ? 'rare' : 'usual'),
    () => (rng.uniform() < 0.5 ? null : ['x', 'y', 'z'][rng.below(3)]!),
    () => `level ${rng.below(30)}`,
  ]
  const columns = [
    ...numbers.map((draw, index) => numberColumn(`n${index}`, cells(draw))),
    ...levels.map((draw, index) => levelColumn(`l${index}`, cells(draw))),
  ]
  return {
    table: Table.of(columns),
    schema: {
      name: 'noise',
      columns: columns.map(({ name, type }) => ({
        name,
        kind: type === 'number' ? 'numeric' : 'categorical',
        role: 'feature',
      })),
    },
  }
}

// The false-alarm rate is 1e-6 a table: over 60 tables a finding has a probability of 6e-5.
test('no relation is found among unrelated columns', () => {
  for (let seed = 0; seed < 60; seed++) {
    const { table, schema } = noise(seed)
    expect(textsOf(table, schema)).toEqual([])
  }
})

describe('chances, against counting all orders of a few rows', () => {
  const permutations = (items: readonly number[]): number[][] =>
    items.length === 0
      ? [[]]
      : items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
  const shareOf = (count: number, holds: (order: readonly number[]) => boolean) => {
    const orders = permutations(Array.from({ length: count }, (_, index) => index))
    return orders.filter(holds).length / orders.length
  }

  test('of an order', () => {
    const lowers = [1, 3, 3, 4, 7, 2]
    const uppers = [3, 5, 4, 9, 3, 8]
    const counted = shareOf(6, (order) => order.every((at, row) => lowers[row]! <= uppers[at]!))
    expect(Math.exp(logChanceOfOrder(Float64Array.from(lowers), Float64Array.from(uppers)))).toBeCloseTo(counted, 12)
  })

  test('of stretches', () => {
    const values = ['a', 'a', 'b', 'b', 'b', 'c']
    const isStretched = (order: readonly number[]) => {
      const seen = order.map((at) => values[at]).filter((value, at, all) => value !== all[at - 1])
      return new Set(seen).size === seen.length
    }
    expect(Math.exp(logChanceOfStretches([2, 3, 1]))).toBeCloseTo(shareOf(6, isStretched), 12)
  })

  test('of a function, at least', () => {
    const groups = [0, 0, 1, 1, 2, 2]
    const values = ['a', 'a', 'b', 'b', 'b', 'b']
    const isFunction = (order: readonly number[]) =>
      [0, 1, 2].every(
        (group) => new Set(order.filter((_, row) => groups[row] === group).map((at) => values[at])).size === 1,
      )
    expect(Math.exp(logChanceOfFunction(3, [2, 4]))).toBeGreaterThanOrEqual(shareOf(6, isFunction))
  })
})

test.each<readonly [string, readonly Relation[]]>([
  [
    'rotterdam',
    [
      { type: 'order', lower: 'rtime', upper: 'dtime' },
      { type: 'ceiling', column: 'dtime', start: 'year', units: 365.25 },
    ],
  ],
  [
    'flchain',
    [
      { type: 'function', column: 'death', of: 'chapter' },
      { type: 'cut', column: 'flc.grp', formula: 'kappa + lambda' },
      { type: 'ceiling', column: 'futime', start: 'sample.yr', units: 365.25 },
    ],
  ],
  ['nafld1', [{ type: 'formula', column: 'weight', formula: 'bmi * height * height / 10000', within: 2 }]],
  ['colon', []],
  ['pima', []],
])('in %s exactly what is known is found', async (name, relations) => {
  const { table, schema } = await loadDataset(name)
  expect(findRelations(table, schema).map(({ relation }) => relation)).toEqual(relations)
})
