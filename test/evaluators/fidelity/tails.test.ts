import { expect, test } from 'vitest'
import { tails } from '../../../evaluators/fidelity/tails.js'
import { createRng } from '../../../src/math/index.js'
import { numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = { name: 't', columns: [{ name: 'x', kind: 'numeric', role: 'feature' }] }
const tableOf = (cells: readonly (number | null)[]) => Table.of([numberColumn('x', cells)])
/** 1000 rows, 0 … 999: 20 of them lie strictly beyond each limit. */
const train = tableOf(Array.from({ length: 1000 }, (_, row) => row))
const compute = (synthetic: Table, real = train) =>
  tails.compute({ schema, train: real, holdout: real, reference: real, synthetic, rng: createRng(1) })

test('a table without its upper tail, and with the lower one twice as often, scores a quarter', async () => {
  const cells = Array.from({ length: 1000 }, (_, row) => (row >= 980 ? row - 980 : row))
  expect(await compute(tableOf(cells))).toMatchObject({
    value: 0.25,
    detail: {
      tails: [
        { end: 'high', real: 0.02, synthetic: 0 },
        { end: 'low', real: 0.02, synthetic: 0.04 },
      ],
    },
  })
})

test('missing cells count on neither side', async () => {
  const half = Array.from({ length: 2000 }, (_, row) => (row % 2 === 0 ? row / 2 : null))
  expect(await compute(tableOf(half))).toMatchObject({ value: 1 })
})

test('columns whose ends are atoms have no tails', async () => {
  const atoms = tableOf(Array.from({ length: 1000 }, (_, row) => row % 2))
  expect(await compute(atoms, atoms)).toMatchObject({ status: 'skipped' })
})
