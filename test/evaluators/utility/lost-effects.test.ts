import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import type { EffectsDetail } from '../../../evaluators/index.js'
import { lostEffects } from '../../../evaluators/utility/lost-effects.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { splitByPatient } from '../../../src/pipeline/index.js'
import { numberColumn, type Schema, Table } from '../../../src/table/index.js'

const { table, schema } = await loadDataset('rotterdam')
const shares = { train: 0.5, holdout: 0.4, reference: 0.1 }

async function lost(train: Table, synthetic: Table, asked: Schema = schema) {
  const context = { schema: asked, train, holdout: synthetic, reference: synthetic, synthetic, rng: createRng(1) }
  const result = await lostEffects.compute(context)
  if (result.status === 'skipped') return { interval: [0, 0] as const, detail: { terms: 0, clear: 0, worst: [] } }
  return { interval: result.interval!, detail: result.detail as unknown as EffectsDetail }
}

test('unseen people of the same kind lose no clear effect', async () => {
  const { train, holdout } = splitByPatient(table, schema, { shares, rng: createRng(4) })
  const { interval, detail } = await lost(train, holdout)
  expect(detail.clear).toBeGreaterThan(5)
  expect(interval).toEqual([0, 0])
})

test('an effect turned round is named with its outcome, and only what hangs on it', async () => {
  const { train, holdout } = splitByPatient(table, schema, { shares, rng: createRng(4) })
  const turned = Table.of(
    holdout.columns.map((column) =>
      column.name === 'nodes' && column.type === 'number'
        ? numberColumn(
            'nodes',
            Array.from(column.values, (value) => 40 - value),
          )
        : column,
    ),
    holdout.rowCount,
  )
  const { detail } = await lost(train, turned)
  const sure = detail.worst.filter(({ isSure }) => isSure)
  expect(sure.length).toBeGreaterThan(0)
  for (const { term, fate } of sure) expect([term, fate]).toEqual(['nodes', 'reversed'])
})

test('rows of one person are no more evidence than one', async () => {
  const panel: Schema = {
    name: 'panel',
    patient: 'person',
    columns: [
      { name: 'person', kind: 'numeric', role: 'direct-identifier' },
      { name: 'dose', kind: 'numeric', role: 'feature' },
      { name: 'age', kind: 'numeric', role: 'feature' },
      { name: 'effect', kind: 'numeric', role: 'outcome' },
    ],
  }
  const surely = async (seed: number, times: number) => {
    const rng = createRng(seed)
    // Forty people hardly show such a difference, whoever counts their rows sees it in every table.
    const result = await lost(panelOf(rng, { slope: 0.6, times }), panelOf(rng, { slope: 0.15, times }), panel)
    return result.interval[0] > 0
  }
  const seeds = Array.from({ length: 10 }, (_, seed) => seed + 1)
  const alarms = await Promise.all(seeds.map((seed) => surely(seed, 30)))
  expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(5)
})

function panelOf(rng: Rng, { slope, times }: { readonly slope: number; readonly times: number }): Table {
  const rows = Array.from({ length: 40 }, (_, person) => {
    const [dose, age] = [rng.normal(), rng.normal()]
    const own = slope * dose + rng.normal()
    return Array.from({ length: times }, () => ({ person, dose, age, effect: own + rng.normal() / 4 }))
  }).flat()
  return Table.of(
    (['person', 'dose', 'age', 'effect'] as const).map((name) =>
      numberColumn(
        name,
        rows.map((row) => row[name]),
      ),
    ),
    rows.length,
  )
}
