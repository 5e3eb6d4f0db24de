import { describe, expect, test } from 'vitest'
import { loadModel, privateVae } from '../../../models/index.js'
import { emptyBatch, fillBatch } from '../../../models/vae/batches.js'
import { lossGradient } from '../../../models/vae/gradient.js'
import { initialParameters, layersOf } from '../../../models/vae/layers.js'
import { outputWidth } from '../../../models/vae/layout.js'
import { addClippedGradient } from '../../../models/vae/private/clipped-gradient.js'
import { evenShares, publicLayout } from '../../../models/vae/private/public-layout.js'
import { publicCodebook } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import { createLedger } from '../../../src/privacy/index.js'
import { cellAt, concatTables, type Table } from '../../../src/table/index.js'
import { openMatrices, softmaxBlocks } from '../../../src/tensor/index.js'
import { clinic, rowTexts } from '../../contracts/model-tables.js'
import { declared } from '../dp-marginals/declared-clinic.js'

const stated = { epsilon: 3, publicSize: 1000, patients: 'a made-up clinic', publicSchema: true } as const
const few = { bins: 4, hidden: [12], latent: 3, steps: 40, batch: 200, learningRate: 0.02 }

const learn = (
  table: Table,
  { ledger = createLedger({ ...stated, unit: 'row' }), ...more }: Record<string, unknown> = {},
) =>
  privateVae.fitPrivately(table, {
    context: { schema: declared, rng: createRng(1), options: privateVae.options.parse({ ...stated, ...few, ...more }) },
    ledger: ledger as ReturnType<typeof createLedger>,
  })

async function drawn(model: Awaited<ReturnType<typeof learn>>, rows: number, seed = 1): Promise<Table> {
  const tables: Table[] = []
  for await (const table of model.sample(rows, { rng: createRng(seed) })) tables.push(table)
  return concatTables(tables)
}

test('a sum of cut gradients is that of each row by itself, cut', async () => {
  const layout = publicLayout(publicCodebook(declared, { bins: 4 }))
  const layers = layersOf({
    inputWidth: layout.inputWidth,
    hidden: [7, 5],
    latent: 2,
    outputWidth: outputWidth(layout),
  })
  const rng = createRng('gradient')
  const parameters = initialParameters(layers, { rng, shares: evenShares(layout) })
  const columns = layout.variables.map(({ codes }) => Int32Array.from({ length: 6 }, () => rng.below(codes.length)))
  const matrices = await openMatrices()
  const blocks = softmaxBlocks(
    layout.variables.map(({ codes }) => codes.length),
    matrices,
  )
  const options = { layers, parameters, beta: 0.7, matrices, blocks }
  const batchOf = (rows: number[]) => {
    const batch = emptyBatch(rows.length, { layers, layout })
    fillBatch(
      batch,
      { columns, rowCount: 6 },
      {
        ...{ layers, layout, smoothing: 0, neighbours: new Int32Array(), rng: createRng('unused') },
        rows: Uint32Array.from(rows),
      },
    )
    rows.forEach((row, at) => {
      batch.noise.fill(row / 5, 2 * at, 2 * at + 2)
    })
    return batch
  }
  const norms: number[] = []
  for (const clip of [0.5, 3, 1e6]) {
    const expected = new Float64Array(layers.parameterCount)
    for (let row = 0; row < 6; row++) {
      const own = new Float32Array(layers.parameterCount)
      lossGradient(batchOf([row]), own, options)
      const norm = Math.sqrt(own.reduce((sum, each) => sum + each * each, 0))
      norms.push(norm)
      own.forEach((each, index) => {
        expected[index] = expected[index]! + each * Math.min(1, clip / norm)
      })
    }
    const sum = new Float64Array(layers.parameterCount)
    addClippedGradient(batchOf([0, 1, 2, 3, 4, 5]), sum, { ...options, clip })
    const apart = Math.sqrt(sum.reduce((total, each, index) => total + (each - expected[index]!) ** 2, 0))
    expect(apart).toBeLessThan(1e-5 * Math.sqrt(expected.reduce((total, each) => total + each * each, 0)))
  }
  // Some were cut and some were not.
  expect(Math.max(...norms)).toBeGreaterThan(3)
  expect(Math.min(...norms)).toBeLessThan(1e6)
})

describe('an autoencoder learned privately', { timeout: 120_000 }, () => {
  const ready = learn(clinic(900).table)
  test('spends what was asked and no more, by its losses, and says so', async () => {
    const { ledger, notes, trainRows, training } = (await ready).card()
    expect(ledger!.entries).toHaveLength(1)
    expect(ledger!.entries[0]!.loss.kind).toBe('subsampled-gaussian')
    expect(ledger!.entries[0]!.spent.epsilon).toBeLessThanOrEqual(3)
    expect(ledger!.entries[0]!.spent.epsilon).toBeGreaterThan(2.99)
    expect(notes.join()).toMatch(/differentially private: ε = (3|2\.\d+), /)
    // A public number, and no losses.
    expect([trainRows, training]).toEqual([1000, undefined])
  })
  test('learns shares that it could not have guessed', async () => {
    const table = await drawn(await ready, 2000)
    const share = (name: string, level: string) =>
      Array.from({ length: 2000 }, (_, row) => cellAt(table.column(name), row)).filter((cell) => cell === level)
        .length / 2000
    // Nobody is X, and few stages are missing; a network that has seen nobody gives a quarter and a fifth.
    expect(share('sex', 'X')).toBeLessThan(0.12)
    expect(share('sex', 'F') + share('sex', 'M')).toBeGreaterThan(0.75)
  })
  test('a saved and loaded model gives the same rows, card and bytes; two fits with one seed differ', async () => {
    const model = await ready
    const loaded = loadModel(model.save())
    expect(rowTexts(await drawn(loaded, 100))).toEqual(rowTexts(await drawn(model, 100)))
    expect(loaded.card()).toEqual(model.card())
    expect(loaded.save()).toEqual(model.save())
    expect((await learn(clinic(50).table)).save()).not.toEqual((await learn(clinic(50).table)).save())
  })
  test('of nobody it is noise, and still a model', async () => {
    const { table } = clinic(1)
    expect((await drawn(await learn(table.take([])), 5)).rowCount).toBe(5)
  })
  test('refuses before anything is read: a spent ledger, levels not stated', async () => {
    const unread = new Proxy(clinic(5).table, {
      get() {
        throw new Error('the table was read')
      },
    })
    const ledger = createLedger({ ...stated, unit: 'row' })
    await learn(clinic(20).table, { ledger })
    await expect(learn(unread, { ledger })).rejects.toMatchObject({ code: 'budget-exhausted' })
    const context = { rng: createRng(1), options: privateVae.options.parse(stated) }
    await expect(privateVae.fit(unread, { ...context, schema: clinic(1).schema })).rejects.toThrow(
      'does not say what values',
    )
    expect(() => privateVae.options.parse({ ...stated, publicSchema: false })).toThrow()
  })
})
