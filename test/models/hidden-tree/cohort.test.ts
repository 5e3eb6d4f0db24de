import { expect, test } from 'vitest'
import { decodeModelFile } from '../../../models/file/index.js'
import { treeLogLikelihood } from '../../../models/hidden-tree/row-likelihood.js'
import { treeOfNetwork } from '../../../models/hidden-tree/tree-network.js'
import { hiddenTree } from '../../../models/index.js'
import { readNetworkModel } from '../../../models/network/index.js'
import { evidenceWeights } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import { type Evidence, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const treatments = ['none', 'diet', 'metformin', 'insulin'] as const

/** P(treatment | diabetes, sex, over 60). */
function treatmentChances(isDiabetic: boolean, isWoman: boolean, isOver60: boolean): readonly number[] {
  if (!isDiabetic) return [0.9, 0.08, 0.01, 0.01]
  if (isOver60) return isWoman ? [0.05, 0.15, 0.5, 0.3] : [0.05, 0.1, 0.35, 0.5]
  return isWoman ? [0.1, 0.4, 0.4, 0.1] : [0.1, 0.3, 0.4, 0.2]
}

/** A made-up clinic: diabetes by age, treatment by diabetes, sex and age, sugar by diabetes and treatment. */
function diabetesClinic(rowCount: number): Table {
  const rng = createRng('diabetes clinic')
  const rows = Array.from({ length: rowCount }, () => {
    const age = 30 + rng.below(60)
    const isWoman = rng.uniform() < 0.55
    const isDiabetic = rng.uniform() < (age > 60 ? 0.4 : 0.15)
    const treatment = drawn(treatmentChances(isDiabetic, isWoman, age > 60), rng.uniform())
    const sugar = 5 + (isDiabetic ? 3 - 0.5 * treatment : 0) + rng.normal()
    return { age, isWoman, isDiabetic, treatment, sugar: Math.round(sugar * 10) / 10 }
  })
  return Table.of([
    numberColumn(
      'age',
      rows.map(({ age }) => age),
    ),
    levelColumn(
      'sex',
      rows.map(({ isWoman }) => (isWoman ? 'F' : 'M')),
    ),
    levelColumn(
      'diabetes',
      rows.map(({ isDiabetic }) => (isDiabetic ? 'yes' : 'no')),
    ),
    levelColumn(
      'treatment',
      rows.map(({ treatment }) => treatments[treatment]!),
      [...treatments],
    ),
    numberColumn(
      'sugar',
      rows.map(({ sugar }) => sugar),
    ),
  ])
}

function drawn(chances: readonly number[], uniform: number): number {
  let outcome = 0
  for (let left = uniform - chances[0]!; left >= 0 && outcome < chances.length - 1; left -= chances[outcome]!) outcome++
  return outcome
}

const schema = schemaOf([
  { name: 'age', kind: 'numeric', precision: 0 },
  { name: 'sex', kind: 'categorical' },
  { name: 'diabetes', kind: 'boolean' },
  { name: 'treatment', kind: 'ordinal', levels: [...treatments] },
  { name: 'sugar', kind: 'numeric', precision: 1 },
])
// Over 62, so that the condition may cut a bin.
const cohort: Evidence = new Map([
  ['sex', { levels: ['F'], missing: false }],
  ['age', { ranges: [{ min: 62, minOpen: true }], missing: false }],
  ['diabetes', { levels: ['yes'], missing: false }],
])
const fitting = hiddenTree.fit(diabetesClinic(6000), {
  schema,
  options: hiddenTree.options.parse({ states: 12, bins: 20 }),
  rng: createRng('fit'),
})

/** P(treatment | evidence) by the fitted tree: the sum over every combination of codes, each weighed by its evidence. */
async function analyticTreatments(given: Evidence): Promise<number[]> {
  const { network, codebook } = readNetworkModel(decodeModelFile((await fitting).save()), {
    model: 'hidden-tree',
    title: '',
  })
  const { tree, variables } = treeOfNetwork(network)
  const weightOf = new Map(
    evidenceWeights(codebook, given).map((each, index) => [codebook.books[index]!.column.name, each]),
  )
  const sizes = variables.map(({ codes }) => codes.length)
  const rowCount = sizes.reduce((product, size) => product * size, 1)
  let step = 1
  const states = sizes.map((size) => {
    const width = step
    step *= size
    return Uint16Array.from({ length: rowCount }, (_, row) => Math.floor(row / width) % size)
  })
  const treated = variables.findIndex(({ name }) => name === 'treatment')
  const sums = treatments.map(() => 0)
  treeLogLikelihood(tree, states, rowCount).forEach((nats, row) => {
    const weight = variables.reduce(
      (product, { name, codes }, index) => product * (weightOf.get(name)?.[codes[states[index]![row]!]!] ?? 1),
      Math.exp(nats),
    )
    sums[states[treated]![row]!]! += weight
  })
  const total = sums.reduce((sum, each) => sum + each, 0)
  return sums.map((each) => each / total)
}

test('women over 62 with diabetes are treated as the fitted tree says exactly', async () => {
  const rowCount = 20_000
  const counts = treatments.map(() => 0)
  for await (const batch of (await fitting).sample(rowCount, { rng: createRng('cohort'), given: cohort })) {
    const column = batch.column('treatment')
    if (column.type !== 'level') throw new Error('treatment has levels')
    for (const code of column.codes)
      counts[treatments.indexOf(column.levels[code] as (typeof treatments)[number])]! += 1
  }
  const chances = await analyticTreatments(cohort)
  const chiSquare = counts.reduce((sum, count, index) => {
    const expected = rowCount * chances[index]!
    return sum + (count - expected) ** 2 / expected
  }, 0)
  // Pearson's χ² of 4 cells with given chances has 3 degrees of freedom, P(χ²₃ > x) = erfc(√(x/2)) + √(2x/π)·e^(−x/2): a
  // millionth at 30.66, as scipy.stats.chi2.isf(1e-6, 3). The smallest expected count is far above 5.
  expect(rowCount * Math.min(...chances)).toBeGreaterThan(100)
  expect(chiSquare).toBeLessThan(30.66)
})

test('which is nearly as the clinic treats them, and not as it treats everyone', async () => {
  const distance = (chances: readonly number[]) =>
    treatmentChances(true, true, true).reduce((sum, each, index) => sum + Math.abs(each - chances[index]!), 0) / 2
  expect(distance(await analyticTreatments(cohort))).toBeLessThan(0.08)
  expect(distance(await analyticTreatments(new Map()))).toBeGreaterThan(0.5)
})
