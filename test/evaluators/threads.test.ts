import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

/** Threads start from the built files only; `npm run build` makes them. */
const built = join(import.meta.dirname, '../../dist/src/index.js')

test.skipIf(!existsSync(built))(
  'two threads give the numbers of one',
  async () => {
    const { createRng, evaluate, loadDataset, metrics }: typeof import('../../src/index.js') = await import(
      pathToFileURL(built).href
    )
    const { table, schema } = await loadDataset('pima')
    const side = (of: readonly number[]) =>
      table.take(Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => of.includes(row % 5)))
    const chosen = ['fidelity.shape', 'fidelity.c2st', 'privacy.exact-copies', 'privacy.membership-dcr']
    const request = {
      ...{ schema, train: side([0, 1]), holdout: side([2]), reference: side([3]), synthetic: side([4]) },
      metrics: metrics.filter(({ id }) => chosen.includes(id)),
    }
    const progress: number[] = []
    const one = await evaluate({ ...request, rng: createRng(1), threads: 1 })
    const two = await evaluate({
      ...request,
      rng: createRng(1),
      threads: 2,
      onProgress: (share) => progress.push(share),
    })
    expect(two).toEqual(one)
    expect(progress).toHaveLength(20)
    const stopped = evaluate({ ...request, rng: createRng(1), threads: 2, signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' })
  },
  60_000,
)
