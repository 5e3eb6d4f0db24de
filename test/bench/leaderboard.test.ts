import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bestTable } from '../../bench/leaderboard/best.js'
import { type Measured, numbersOf } from '../../bench/leaderboard/numbers.js'
import { boards } from '../../bench/leaderboard/rows.js'
import { sourceHash } from '../../bench/leaderboard/source-hash.js'
import { type Entry, Store } from '../../bench/leaderboard/store.js'
import { median, summarise } from '../../bench/leaderboard/summary.js'
import { judge } from '../../bench/leaderboard/targets.js'
import { withSurrogates } from '../../bench/leaderboard/with-surrogates.js'
import { simulatedNetwork } from '../../bench/tables/simulated-network.js'
import type { MetricResult } from '../../evaluators/index.js'
import { createRng } from '../../src/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const ok = (value: number, detail: Record<string, unknown> = {}): MetricResult => ({ status: 'ok', value, detail })
const skipped: MetricResult = { status: 'skipped', reason: 'nothing to compare' }

const measured: Measured = {
  pairTrends: ok(0.98),
  relatedPairs: ok(0.9),
  pairVariation: ok(0.21),
  pairVariationUnseen: ok(0.2),
  twoSample: ok(0.02, { againstUnseen: 0.55, againstTrain: 0.53 }),
  utility: ok(0.8, {
    outcomes: [
      {
        learners: [
          { learner: 'forest', synthetic: { score: 0.1 }, real: { score: 0.1 } },
          { learner: 'boosting', synthetic: { score: 0.75 }, real: { score: 0.75 } },
        ],
      },
      { learners: [{ learner: 'boosting', synthetic: { score: 0.875 }, real: { score: 0.90625 } }] },
    ],
  }),
  membership: {
    ...ok(0.51, {
      truePositiveRateAt1: { value: 0.012 },
      attacks: [
        { name: 'distance', area: 0.52, interval: [0.51, 0.53], truePositiveRateAt1: { value: 0.015 } },
        { name: 'classifier', skipped: 'too few rows' },
        { name: 'rows in ball', area: 0.5, interval: [0.49, 0.51], truePositiveRateAt1: { value: 0.03 } },
      ],
    }),
    interval: [0.5, 0.52],
  } as MetricResult,
  digits: ok(0.62),
  digitsUnseen: ok(0.49),
  relationsLost: ok(0.125),
  effectsLost: ok(0),
  copies: ok(0),
  copiesUnseen: ok(0.001),
}

const entry: Entry = {
  ...{ dataset: 'pima', model: 'bayes-net', seed: 1, options: {} },
  ...{ generator: 'g', evaluator: 'e', sha256: 's', machine: 'm', note: '' },
  ...{ fitSeconds: 4, sampleSeconds: 1, peakMegabytes: 200 },
  numbers: numbersOf(measured),
}

test('numbers are read from values and documented fields of details', () => {
  expect(numbersOf(measured)).toMatchObject({
    c2stUnseen: 0.55,
    c2stTrain: 0.53,
    digits: 0.62,
    digitsUnseen: 0.49,
    relationsLost: 0.125,
    effectsLost: 0,
    tstr: 0.8125,
    trtr: 0.828125,
    attackArea: 0.52,
    attackLow: 0.51,
    attackRate: 0.015,
    ensembleHigh: 0.52,
    ensembleRate: 0.012,
  })
})

test('what a metric does not say is null, and an em dash on the page', () => {
  const bare = { ...measured, twoSample: ok(0.02), membership: skipped, utility: skipped }
  const numbers = numbersOf(bare)
  expect([numbers.c2stUnseen, numbers.attackArea, numbers.ensembleLow, numbers.tstr]).toEqual([null, null, null, null])
  const row = summarise([{ ...entry, numbers }], () => true)
  expect(boards([row])).toContain('— [—, —]')
  expect(judge(row).unknown).toContain('C2ST unseen ≤ .60')
})

test('a row is judged by the targets of its table', () => {
  const row = summarise([entry], () => true)
  expect(judge(row).missed).toEqual([])
  expect(judge({ ...row, dataset: 'nafld1', fitSeconds: 11 }).missed).toEqual(['fit ≤ 10 s'])
  const leaking = {
    ...row,
    numbers: { ...row.numbers, attackArea: 0.56, attackLow: 0.52, c2stTrain: 0.4, copies: 0.01 },
  }
  expect(judge(leaking).missed).toEqual(['C2ST train ≥ .48', 'attack AUC ≤ .53 or not above .5', 'copies ≤ unseen'])
})

test('the best model of a table is the one of ours that meets most targets', () => {
  const row = summarise([entry], () => true)
  const slow = { ...row, model: 'hidden-tree', fitSeconds: 99 }
  const others = [{ ...row, model: 'marginals' }, { ...row, model: 'peer:cart' }, slow]
  const own = ['bayes-net', 'hidden-tree', 'marginals']
  expect(bestTable([...others, row], own)).toContain('| pima | bayes-net | 8 of 8 |  |')
  expect(bestTable(others, own)).toContain('| pima | hidden-tree | 7 of 8 | fit ≤ 10 s |')
})

test('seeds are summarised by medians, and old code is marked', () => {
  expect([median([]), median([3, 1, 2]), median([4, 1])]).toEqual([null, 2, 2.5])
  const entries = [entry, { ...entry, seed: 2, fitSeconds: 9 }, { ...entry, seed: 3, fitSeconds: null }] as const
  const row = summarise(entries, ({ seed }) => seed !== 2)
  expect([row.seeds, row.fitSeconds, row.isStale]).toEqual([3, 6.5, true])
})

test('the store keeps the last line of a trial', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  try {
    const path = join(folder, 'store.jsonl')
    const store = new Store(path)
    await store.add(entry)
    await store.add({ ...entry, seed: 2 })
    await store.add({ ...entry, fitSeconds: 7 })
    const again = new Store(path)
    expect(again.entries.length).toBe(2)
    expect(again.find(entry)?.fitSeconds).toBe(7)
    expect(again.find({ ...entry, options: { bins: 4 } })).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the hash of sources follows imports', () => {
  const door = sourceHash(['models/marginals/index.ts'])
  expect(sourceHash(['models/marginals/index.ts'])).toBe(door)
  expect(sourceHash(['models/marginals/index.ts', 'src/math/rng.ts'])).toBe(door)
  expect(sourceHash(['models/marginals/index.ts', 'models/bayes-net/index.ts'])).not.toBe(door)
  expect(sourceHash(['models/marginals/index.ts'], ['other options'])).not.toBe(door)
})

test('every synthetic row is a patient of its own', () => {
  const schema: Schema = {
    name: 'visits',
    patient: 'id',
    columns: [
      { name: 'id', kind: 'identifier', role: 'direct-identifier' },
      { name: 'age', kind: 'numeric', role: 'feature' },
    ],
  }
  const train = Table.of([levelColumn('id', ['a', 'a']), numberColumn('age', [1, 2])])
  const full = withSurrogates(Table.of([numberColumn('age', [3, 4, 5])]), { schema, train })
  expect(full.columnNames).toEqual(['id', 'age'])
  expect(new Set((full.column('id') as { codes: Int32Array }).codes).size).toBe(3)
})

test('the simulated network draws from the distribution that it scores with', () => {
  const network = simulatedNetwork(2)
  const rows = 20_000
  const table = network.draw(rows, createRng(1))
  // Entropy estimated from counts of the 2-column cells; plug-in bias is below cells / 2n = .004.
  const [first, second] = table.columns.map((column) => (column.type === 'number' ? column.values : column.codes))
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const cell = `${first![row]} ${second![row]}`
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  const plugIn = [...counts.values()].reduce((sum, count) => sum + (count / rows) * Math.log(count / rows), 0)
  expect(Math.abs(network.meanLogLikelihood(table) - plugIn)).toBeLessThan(0.01)
})
