import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import type { EvaluationContext, Interval } from '../../../evaluators/index.js'
import { areaUnder, rankScores, rocCurve } from '../../../evaluators/learning/roc.js'
import { cellRatio } from '../../../evaluators/privacy/attacks/cell-ratio.js'
import { membershipRefit } from '../../../evaluators/privacy/membership-refit.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { levelColumn, type NumberColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const { table, schema } = await loadDataset('pima')
const context: EvaluationContext = {
  schema,
  train: table.slice(0, 240),
  holdout: table.slice(240, 340),
  reference: table.slice(340, 440),
  synthetic: table.slice(440, 680),
  rng: createRng(1),
}
const fresh = table.slice(440)

interface Detail {
  readonly refits: number
  readonly blind: { readonly value: number; readonly interval: Interval }
  readonly attacks: readonly { readonly name: string; readonly value: number }[]
}

async function compute(fewRefits: (train: Table, rng: Rng) => Promise<Table>, of: EvaluationContext = context) {
  const result = await membershipRefit.compute({ ...of, fewRefits })
  if (result.status === 'skipped') throw new Error(result.reason)
  return { ...result, detail: result.detail as unknown as Detail }
}

/** A tenth of the drawn rows are rows learnt from, the others of people whom nobody attacks. */
const leaking = async (train: Table, rng: Rng) => {
  const either = Array.from({ length: 240 }, () => (rng.uniform() < 0.1 ? rng.below(240) : 240 + rng.below(328)))
  return joined(train, fresh).take(either)
}

function joined(first: Table, second: Table): Table {
  return Table.of(
    first.columns.map((column) => {
      const other = second.column(column.name)
      if (column.type === 'level' && other.type === 'level') {
        const text = (of: typeof column) => Array.from(of.codes, (code) => of.levels[code] ?? null)
        return levelColumn(column.name, [...text(column), ...text(other)])
      }
      const cells = ({ values, valid }: NumberColumn) =>
        Array.from(values, (value, row) => (valid !== null && valid[row] === 0 ? null : value))
      return numberColumn(column.name, [...cells(column as NumberColumn), ...cells(other as NumberColumn)])
    }),
  )
}

test('a generator that copies is caught, one that ignores its rows is not, and the blind group is blind', async () => {
  const copying = await compute(async (train) => train)
  expect(copying.value).toBeGreaterThan(0.9)
  const ignoring = await compute(async () => fresh)
  // 14 refits of 240 against 100: standard error .034 / √14 = .009, and four of them.
  expect(Math.abs(ignoring.value - 0.5)).toBeLessThan(0.04)
  for (const { detail } of [copying, ignoring]) {
    expect(detail.refits).toBe(14)
    expect(Math.abs(detail.blind.value - 0.5)).toBeLessThan(0.04)
    expect(detail.attacks.map(({ name }) => name).sort()).toContain('cell ratio')
  }
}, 120_000)

test('a leak that one release cannot show is certain over fourteen', async () => {
  const { value, interval } = await compute(leaking)
  expect(value).toBeLessThan(0.65)
  expect(interval![0]).toBeGreaterThan(0.505)
  expect(interval![1] - interval![0]).toBeLessThan(0.06)
}, 120_000)

test('as many people are learnt from as for the release, rows of one patient together', async () => {
  const withPatient = (of: Table, from: number) =>
    Table.of([
      ...of.columns,
      levelColumn(
        'patient',
        Array.from({ length: of.rowCount }, (_, row) => `p${Math.floor((from + row) / 2)}`),
      ),
    ])
  const keyed: Schema = {
    ...schema,
    patient: 'patient',
    columns: [...schema.columns, { name: 'patient', kind: 'identifier', role: 'direct-identifier' }],
  }
  const seen: Table[] = []
  const [train, holdout, reference] = [
    withPatient(context.train, 0),
    withPatient(context.holdout, 240),
    withPatient(context.reference, 340),
  ]
  await compute(
    async (learnt) => {
      seen.push(learnt)
      return learnt
    },
    { ...context, schema: keyed, train, holdout, reference, synthetic: train },
  )
  expect(seen.length).toBe(14)
  for (const learnt of seen) {
    expect(learnt.rowCount).toBe(240)
    const column = learnt.column('patient')
    expect(column.type === 'level' && new Set(column.codes).size).toBe(120)
  }
  expect(new Set(seen.map((learnt) => JSON.stringify(learnt.column(schema.columns[0]!.name)))).size).toBe(14)
}, 120_000)

test('without a generator, or with a slow one, the reason says so', async () => {
  expect(await membershipRefit.compute(context)).toEqual({
    status: 'skipped',
    reason: 'the generator is not at hand',
  })
  expect(await membershipRefit.compute({ ...context, fewRefits: 'slow' })).toMatchObject({
    status: 'skipped',
    reason: expect.stringMatching(/two seconds/),
  })
})

test('the ratio of cells finds whose cells were counted', () => {
  const rng = createRng(3)
  // A network of tables: the third column hangs on the two before it, in 36 cells that few people share.
  const people = (count: number) => {
    const rows = Array.from({ length: count }, () => [rng.below(6), rng.below(6), rng.below(6)] as const)
    return Table.of(
      ['a', 'b', 'c'].map((name, at) =>
        levelColumn(
          name,
          rows.map((row) => `l${at < 2 ? row[at] : (row[0] + row[1] + (row[2] < 3 ? 0 : row[2])) % 6}`),
        ),
      ),
    )
  }
  const [members, others, reference] = [people(120), people(120), people(120)]
  const asked = { synthetic: members, reference, columnNames: ['a', 'b', 'c'], rng: createRng(1) }
  const [inside, outside] = cellRatio([members, others], asked)
  expect(areaUnder(rocCurve(rankScores(inside!, outside!)))).toBeGreaterThan(0.6)
  const [a, b] = cellRatio([others, people(120)], asked)
  expect(Math.abs(areaUnder(rocCurve(rankScores(a!, b!))) - 0.5)).toBeLessThan(0.15)
})
