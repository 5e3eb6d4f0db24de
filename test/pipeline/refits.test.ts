import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { createRng } from '../../src/math/index.js'
import { openRefits } from '../../src/pipeline/index.js'

const { table, schema } = await loadDataset('pima')
const generator = { schema, model: 'bayes-net' }

test('a refit draws as many rows as it learnt from, by its stream alone', async () => {
  const { refit, refitsAtOnce, close } = await openRefits(generator, { threads: 1 })
  expect(refitsAtOnce).toBe(1)
  const train = table.slice(0, 150)
  const first = await refit(train, createRng(1))
  expect(first.rowCount).toBe(150)
  expect(await refit(train, createRng(1))).toEqual(first)
  expect(await refit(train, createRng(2))).not.toEqual(first)
  await close()
})

/** Threads start from the built files only; `npm run build` makes them. */
const built = join(import.meta.dirname, '../../dist/src/index.js')

test.skipIf(!existsSync(built))(
  'threads give the shadow attack of one thread, byte for byte',
  async () => {
    const library: typeof import('../../src/index.js') = await import(pathToFileURL(built).href)
    const shadow = library.metrics.find(({ id }) => id === 'privacy.shadow-membership')!
    const results = [1, 2, 3].map(async (threads) => {
      const refits = await library.openRefits({ schema, model: 'marginals' }, { threads })
      expect(refits.refitsAtOnce > 1).toBe(threads > 1)
      const sides = { train: table.slice(0, 100), holdout: table.slice(100, 160), reference: table.slice(160, 200) }
      const context = { ...sides, schema, synthetic: sides.train, rng: library.createRng(1) }
      const result = await shadow.compute({ ...context, ...refits })
      await refits.close()
      return JSON.stringify(result)
    })
    const [one, two, three] = await Promise.all(results)
    expect(JSON.parse(one!).status).toBe('ok')
    expect(two).toBe(one)
    expect(three).toBe(one)
  },
  60_000,
)

test.skipIf(!existsSync(built))('what goes wrong in a thread is an error here', async () => {
  const library: typeof import('../../src/index.js') = await import(pathToFileURL(built).href)
  const { refit, close } = await library.openRefits({ schema, model: 'no such model' }, { threads: 2 })
  await expect(refit(table.slice(0, 50), library.createRng(1))).rejects.toThrow(/unknown model/)
  await close()
})
