import { expect, test } from 'vitest'
import { blocks } from '../../../evaluators/fidelity/blocks.js'
import { columnBlocks } from '../../../evaluators/fidelity/column-blocks.js'
import { groupedCorrelation } from '../../../evaluators/fidelity/grouped-correlation.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const answers = ['never', 'rarely', 'sometimes', 'often', 'always']
const scales = { sleep: 4, mood: 3, pain: 3 } as const
type Scale = keyof typeof scales
const items = Object.entries(scales).flatMap(([scale, count]) =>
  Array.from({ length: count }, (_, item) => ({ scale: scale as Scale, name: `${scale}${item + 1}`, item })),
)
const schema: Schema = {
  name: 'questionnaire',
  columns: [
    ...items.map(({ name }) => ({ name, kind: 'ordinal', role: 'feature', levels: answers }) as const),
    { name: 'age', kind: 'numeric', role: 'feature' },
    { name: 'centre', kind: 'categorical', role: 'feature' },
  ],
}

/** How strongly each scale's items depend on what they measure. */
function questionnaire(seed: number, strength: Readonly<Record<Scale, number>>): Table {
  const rng = createRng(seed)
  const rows = Array.from({ length: 600 }, () => row(rng, strength))
  return Table.of([
    ...items.map(({ name }, at) => levelColumn(name, rows.map((cells) => answers[cells[at]!]!).toReversed(), answers)),
    numberColumn(
      'age',
      rows.map(() => Math.round(50 + 10 * rng.normal())),
    ),
    levelColumn(
      'centre',
      rows.map(() => `c${rng.below(4)}`),
    ),
  ])
}

function row(rng: Rng, strength: Readonly<Record<Scale, number>>): number[] {
  const measured = { sleep: rng.normal(), mood: rng.normal(), pain: rng.normal() }
  return items.map(({ scale, item }) => {
    const share = strength[scale]
    // The first item of a scale is asked the other way round.
    const direction = item === 0 ? -1 : 1
    const answer =
      direction * Math.sqrt(Math.abs(share)) * measured[scale] + Math.sqrt(1 - Math.abs(share)) * rng.normal()
    const turned = share < 0 && item > 0 ? -answer : answer
    return Math.max(0, Math.min(4, Math.round(2 + 1.2 * turned)))
  })
}

const whole = { sleep: 0.6, mood: 0.6, pain: 0.6 }
const train = questionnaire(1, whole)
const compute = async (synthetic: Table, real = train) => {
  const result = await blocks.compute({
    ...{ schema, train: real, holdout: real, reference: real, synthetic, rng: createRng(1) },
  })
  if (result.status === 'skipped') throw new Error(result.reason)
  return result as typeof result & {
    detail: { blocks: { columns: string[]; real: number; synthetic: number; interval: [number, number] }[] }
  }
}

test('the scales are found, items asked the other way round among them, and nothing else', async () => {
  const { value, interval, detail } = await compute(questionnaire(2, whole))
  expect(detail.blocks.map(({ columns }) => columns).sort()).toEqual(
    (['mood', 'pain', 'sleep'] as const).map((scale) =>
      items.filter((each) => each.scale === scale).map(({ name }) => name),
    ),
  )
  expect(interval![0]).toBeLessThan(1)
  expect(interval![1]).toBeGreaterThan(0.97)
  expect(Math.abs(value - 1)).toBeLessThan(0.1)
})

test('a scale that was lost comes first, with what is left of it', async () => {
  const { value, detail } = await compute(questionnaire(3, { ...whole, mood: 0.1 }))
  const [worst, ...others] = detail.blocks
  expect(worst!.columns).toEqual(['mood1', 'mood2', 'mood3'])
  expect(worst!.real).toBeGreaterThan(0.45)
  expect(worst!.interval[1]).toBeLessThan(0.2)
  for (const other of others) expect(other.interval[1]).toBeGreaterThan(other.real - 0.03)
  // Three of the twelve pairs have lost most of what they had.
  expect(value).toBeGreaterThan(0.7)
  expect(value).toBeLessThan(0.9)
})

test('a pair that turned round counts against its block', async () => {
  const { detail } = await compute(questionnaire(4, { ...whole, pain: -0.6 }))
  const pain = detail.blocks.find(({ columns }) => columns.includes('pain1'))!
  // Two of three pairs are reversed.
  expect(pain.synthetic).toBeLessThan(0)
})

test('where no three columns belong together there is nothing to say', async () => {
  const loose = questionnaire(5, { sleep: 0, mood: 0, pain: 0 })
  await expect(compute(loose, loose)).rejects.toThrow('no three columns belong together')
})

test('average linkage joins the closest first and stops in time', () => {
  const similarity = [
    [1, 0.9, 0.1, 0.2],
    [0.9, 1, 0.5, 0.2],
    [0.1, 0.5, 1, 0.2],
    [0.2, 0.2, 0.2, 1],
  ].map((row) => Float64Array.from(row))
  // After {0, 1}, the third is .3 from them.
  expect(columnBlocks(similarity, 0.31)).toEqual([[0, 1], [2], [3]])
  expect(columnBlocks(similarity, 0.29)).toEqual([[0, 1, 2], [3]])
  expect(columnBlocks(similarity, 0.19)).toEqual([[0, 1, 2, 3]])
  expect(columnBlocks([], 0)).toEqual([])
})

test('correlations skip missing cells, and leave each group out in turn', () => {
  const rng = createRng(6)
  const x = Float64Array.from({ length: 100 }, (_, row) => (row % 7 === 0 ? Number.NaN : rng.normal()))
  const y = x.map((value) => value + rng.normal())
  const groups = Uint8Array.from(x, (_, row) => row % 20)
  const found = groupedCorrelation(x, y, groups)
  const pearson = (omitted: number) => {
    const rows = [...x.keys()].filter((row) => !Number.isNaN(x[row]!) && groups[row] !== omitted)
    const mean = (of: Float64Array) => rows.reduce((sum, row) => sum + of[row]!, 0) / rows.length
    const [a, b] = [x, y].map((of) => rows.map((row) => of[row]! - mean(of)))
    const product = (p: number[], q: number[]) => p.reduce((sum, value, at) => sum + value * q[at]!, 0)
    return product(a!, b!) / Math.sqrt(product(a!, a!) * product(b!, b!))
  }
  for (const omitted of [-1, 0, 7, 19]) expect(found[omitted + 1]).toBeCloseTo(pearson(omitted), 10)
  expect([...groupedCorrelation(x.fill(3), y, groups)]).toEqual(new Array(21).fill(0))
})
