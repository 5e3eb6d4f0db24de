import { expect, test } from 'vitest'
import { type Evaluation, type MetricRecord, metrics } from '../../evaluators/index.js'
import { renderReport } from '../../src/report/index.js'

const columnCount = 50
const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index))
const names = many(columnCount, (index) => `measurement_number_${index}`)
const matrix = many(columnCount, (row) =>
  many(columnCount, (column) => (row === column ? null : 0.01 * (row - column))),
)
const roc = many(200, (index) => [index / 199, Math.sqrt(index / 199)])

/** As large as details get: twenty bins, all quantiles, forty groups, two hundred points a curve. */
const details: Readonly<Record<string, Record<string, unknown>>> = {
  'fidelity.shape': {
    columns: names.map((name) => ({
      ...{ name, kind: 'numeric', statistic: 'KS complement', score: 0.9, unseenScore: 0.95 },
      missing: { real: 0.1, synthetic: 0.1 },
      distribution: {
        type: 'histogram',
        edges: many(21, (index) => index * 12.5),
        ...Object.fromEntries(['real', 'synthetic', 'unseen'].map((side) => [side, many(20, (index) => index / 190)])),
        quantiles: many(17, (index) => ({ share: index / 16, real: index, synthetic: index + 1, unseen: index + 2 })),
      },
    })),
  },
  'fidelity.pair-trends': { columns: names, real: matrix, synthetic: matrix, score: matrix },
  'fidelity.subgroups': {
    groups: many(40, (index) => ({
      name: `group ${index}`,
      rows: 60,
      score: 0.9,
      syntheticRows: 60,
      unseenScore: 0.9,
    })),
  },
}

const record = ({ id, title, question, reading, goal, range, version }: (typeof metrics)[number]): MetricRecord => ({
  ...{ id, title, question, reading, goal, range, version },
  result: {
    ...{ status: 'ok', value: 0.5, interval: [0.4, 0.6] },
    ...(details[id] && { detail: details[id] }),
    ...(id.startsWith('privacy.membership-') && {
      detail: {
        ...{ members: 900, nonMembers: 300, minimumDetectable: 0.54, roc },
        truePositiveRateAt1: { value: 0.01, interval: [0, 0.02] },
      },
    }),
  },
  controls: {},
})

const evaluation: Evaluation = {
  format: 'mirrorward/evaluation',
  version: 1,
  title: 'fifty columns',
  inputs: { train: { rows: 900 }, holdout: { rows: 300 }, reference: { rows: 300 }, synthetic: { rows: 900 } },
  schema: { name: 's', columns: names.map((name) => ({ name, kind: 'numeric', role: 'feature' })) },
  protocol: { seed: '1', split: '', notes: [] },
  model: {
    ...{ model: 'bayes-net', title: 'Bayesian network' },
    graph: {
      nodes: names,
      edges: names.flatMap((name, index) => names.slice(Math.max(0, index - 3), index).map((from) => [from, name])),
    },
  },
  results: metrics.map(record),
  environment: {},
}

test('a page of fifty columns is smaller than 3 MB', async () => {
  const page = await renderReport(evaluation)
  expect(page.match(/<svg/g)!.length).toBeGreaterThan(2 * columnCount)
  expect(Buffer.byteLength(page)).toBeLessThan(3e6)
})
