import { expect, test } from 'vitest'
import { findModel, type Model } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const items = 12
const people = 250
const answers = ['1', '2', '3', '4', '5']

/** Answers of five steps to twelve questions on one thing that nobody asked, and a number that follows a little from it. */
function questionnaire() {
  const rng = createRng('questionnaire')
  const scale = Array.from({ length: people }, () => rng.normal())
  const answer = (trait: number) => Math.max(1, Math.min(5, Math.round(3 + 0.7 * trait + 0.8 * rng.normal())))
  const answered = Array.from({ length: items }, () => scale.map(answer))
  const measured = scale.map((trait) => Math.round(500 + 30 * trait + 100 * rng.normal()))
  const table = Table.of([
    ...answered.map((column, index) => levelColumn(`item${index}`, column.map(String), answers)),
    numberColumn('measured', measured),
  ])
  const schema = schemaOf([
    ...answered.map((_, index) => ({ name: `item${index}`, kind: 'ordinal' as const, levels: answers })),
    { name: 'measured', kind: 'numeric', precision: 0 },
  ])
  return { table, schema }
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
  const [ofA, ofB] = [mean(a), mean(b)]
  const product = (x: ArrayLike<number>, y: ArrayLike<number>, ofX: number, ofY: number) =>
    Array.from(x).reduce((sum, value, row) => sum + (value - ofX) * (y[row]! - ofY), 0)
  return product(a, b, ofA, ofB) / Math.sqrt(product(a, a, ofA, ofA) * product(b, b, ofB, ofB))
}

/** Between items on the mean, and between the sum of all items and the number. */
function relations(table: Table) {
  const column = (name: string) => {
    const found = table.column(name)
    return found.type === 'number' ? found.values : found.codes
  }
  const named = Array.from({ length: items }, (_, index) => column(`item${index}`))
  const pairs = named.flatMap((first, index) => named.slice(index + 1).map((second) => correlation(first, second)))
  const sums = Array.from({ length: table.rowCount }, (_, row) => named.reduce((sum, item) => sum + item[row]!, 0))
  return {
    items: pairs.reduce((sum, value) => sum + value, 0) / pairs.length,
    sum: correlation(sums, column('measured')),
  }
}

async function sampled(model: Model<unknown>, options: unknown) {
  const { table, schema } = questionnaire()
  const fitted = await model.fit(table, { schema, options, rng: createRng(1) })
  const parts: Table[] = []
  for await (const part of fitted.sample(5000, { rng: createRng(2) })) parts.push(part)
  return relations(parts[0]!)
}

test('a block of many weakly related columns keeps its correlation, which trees alone halve', async () => {
  const real = relations(questionnaire().table)
  expect(real.items).toBeGreaterThan(0.35)
  const by = (lines: boolean) => sampled(model, model.options.parse({ lines }))
  const model = findModel('sequential-trees')
  const [trees, both] = [await by(false), await by(true)]
  expect(trees.items).toBeLessThan(0.7 * real.items)
  expect(both.items / real.items).toBeGreaterThan(0.85)
  expect(both.items / real.items).toBeLessThan(1.15)
  expect(both.sum / real.sum).toBeGreaterThan(0.7)
  expect(both.sum / real.sum).toBeLessThan(1.2)
})

test.each(['bayes-net', 'hidden-tree'])('without lines much of it is lost: %s', async (name) => {
  const model = findModel(name)
  const kept = (await sampled(model, model.options.parse({}))).items / relations(questionnaire().table).items
  expect(kept).toBeLessThan(0.85)
})
