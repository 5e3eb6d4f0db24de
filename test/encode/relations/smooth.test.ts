import { beforeAll, describe, expect, test } from 'vitest'
import { models } from '../../../models/index.js'
import {
  type Codebook,
  codebookFromJson,
  codebookToJson,
  decodeTable,
  encodeTable,
  fitCodebook,
} from '../../../src/encode/index.js'
import { collectTable, createRng, fitModel, sampleModel } from '../../../src/index.js'
import {
  isMissing,
  levelColumn,
  type NumberColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../../src/table/index.js'

/** What a growth chart says of a child: the height of half of all children, and how far heights are spread. */
function chart(age: number, isBoy: boolean): readonly [middle: number, spread: number] {
  const spurt = isBoy ? 10 / (1 + Math.exp(14 - age)) : 4 / (1 + Math.exp(11 - age))
  return [78 + 7 * age - 0.09 * age ** 2 + spurt, 3 + 0.25 * age]
}

interface Child {
  readonly sex: string
  readonly age: number
  readonly height: number | null
  readonly score: number
  readonly cost: number
}

function childrenOf(seed: string, count: number, missing = 0): Child[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, () => {
    const isBoy = rng.uniform() < 0.5
    const age = 2 + 16 * rng.uniform()
    const [middle, spread] = chart(age, isBoy)
    const height = Math.round(10 * (middle + spread * rng.normal())) / 10
    const score = Math.round(100 * ((height - middle) / spread + 0.1 * rng.normal())) / 100
    const cost = Math.round(Math.exp(6 - 0.4 * score + 0.5 * rng.normal()))
    return { sex: isBoy ? 'boy' : 'girl', age, height: rng.uniform() < missing ? null : height, score, cost }
  })
}

function tableOf(rows: readonly Child[]): Table {
  const numbers = (['age', 'height', 'score', 'cost'] as const).map((name) =>
    numberColumn(
      name,
      rows.map((row) => row[name]),
    ),
  )
  return Table.of([
    levelColumn(
      'sex',
      rows.map(({ sex }) => sex),
    ),
    ...numbers,
  ])
}

const number = (name: string) => ({ name, kind: 'numeric' as const, role: 'feature' as const })
const schema: Schema = {
  name: 'growth',
  columns: [{ name: 'sex', kind: 'categorical', role: 'feature' }, ...['age', 'height', 'score', 'cost'].map(number)],
}
const numbersOf = (table: Table, name: string) => table.column(name) as NumberColumn

/** Share of the variance of scores that the chart explains. */
function chartExplains(table: Table): number {
  const sex = table.column('sex')
  const [age, height, score] = ['age', 'height', 'score'].map((name) => numbersOf(table, name))
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !isMissing(height!, row))
  const pairs = rows.map((row): readonly [number, number] => {
    const isBoy = sex.type === 'level' && sex.levels[sex.codes[row]!] === 'boy'
    const [middle, spread] = chart(age!.values[row]!, isBoy)
    return [score!.values[row]!, (height!.values[row]! - middle) / spread]
  })
  const mean = pairs.reduce((sum, [own]) => sum + own, 0) / pairs.length
  const left = pairs.reduce((sum, [own, expected]) => sum + (own - expected) ** 2, 0)
  return 1 - left / pairs.reduce((sum, [own]) => sum + (own - mean) ** 2, 0)
}

async function drawn(table: Table, model: string): Promise<Table> {
  const fitted = await fitModel(table, { schema, model, rng: createRng(1) })
  return collectTable(sampleModel(fitted, 1000, { rng: createRng(2) }))
}

describe('a score that a chart gives for height, age and sex', () => {
  const table = tableOf(childrenOf('children', 800))
  let codebook: Codebook
  beforeAll(() => {
    codebook = codebookFromJson(codebookToJson(fitCodebook(table, schema)))
  })

  test('is found, once, and the card says so', () => {
    const found = (codebook.derivations ?? []).filter(({ type }) => type === 'smooth')
    expect(found).toHaveLength(1)
    expect(codebook.notes).toEqual([
      expect.stringMatching(
        /^modelled by its distance from a smooth function of (age|score|sex|height)(, \w+)+: column (height|score)$/,
      ),
    ])
  })

  test('is the same table again through its own codes, but for what bins leave open', () => {
    const again = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(3) })
    expect(chartExplains(again)).toBeGreaterThan(0.9)
  })

  test.each(
    models.filter(({ id }) => ['sequential-trees', 'hidden-tree', 'bayes-net'].includes(id)).map(({ id }) => id),
  )('is kept by %s', async (model) => {
    expect(chartExplains(table)).toBeGreaterThan(0.98)
    expect(chartExplains(await drawn(table, model))).toBeGreaterThan(0.9)
  })
})

test('a missing cell of the function leaves the column to itself, and missing where it is', async () => {
  const table = tableOf(childrenOf('incomplete', 1000, 0.25))
  const synthetic = await drawn(table, 'sequential-trees')
  expect(chartExplains(synthetic)).toBeGreaterThan(0.9)
  const share = numbersOf(synthetic, 'height').valid!.filter((flag) => flag === 0).length / 1000
  expect(share).toBeGreaterThan(0.18)
  expect(share).toBeLessThan(0.32)
  expect(numbersOf(synthetic, 'score').valid).toBeNull()
})

test('nothing is found among columns that only correlate, nor among few people', () => {
  const rng = createRng('noise')
  const rows = Array.from({ length: 500 }, () => {
    const common = rng.normal()
    return Array.from({ length: 8 }, () => common + 0.6 * rng.normal())
  })
  const names = rows[0]!.map((_, at) => `x${at}`)
  const noise = Table.of(
    names.map((name, at) =>
      numberColumn(
        name,
        rows.map((row) => row[at]!),
      ),
    ),
  )
  expect(fitCodebook(noise, { name: 'noise', columns: names.map(number) }).derivations).toBeUndefined()
  expect(fitCodebook(tableOf(childrenOf('few', 150)), schema).derivations).toBeUndefined()
})

test('a model file with a term of no axis is refused', () => {
  const codebook = fitCodebook(tableOf(childrenOf('file', 800)), schema)
  const damaged = codebookToJson(codebook).replace(/"terms":\[\[\]/, '"terms":[[[9,0]]')
  expect(damaged).not.toBe(codebookToJson(codebook))
  expect(() => codebookFromJson(damaged)).toThrow('damaged codebook')
})

test('missing heights are filled by what the other columns say of them', async () => {
  const rows = childrenOf('to be filled', 1000, 0.2)
  const fitted = await fitModel(tableOf(rows), { schema, model: 'sequential-trees', rng: createRng(1) })
  const parts: Table[] = []
  for await (const part of fitted.impute!(tableOf(rows), { rng: createRng(4) })) parts.push(part)
  const [filled] = parts
  const asked = rows.flatMap(({ height }, row) => (height === null ? [row] : []))
  expect(numbersOf(filled!, 'height').valid?.includes(0) ?? false).toBe(false)
  expect(chartExplains(filled!.take(Uint32Array.from(asked)))).toBeGreaterThan(0.8)
})
