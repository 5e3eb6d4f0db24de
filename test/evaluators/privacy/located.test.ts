import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { drawTargets } from '../../../evaluators/privacy/risks/draw-targets.js'
import { inference } from '../../../evaluators/privacy/risks/inference.js'
import { linkability } from '../../../evaluators/privacy/risks/linkability.js'
import { singlingOut } from '../../../evaluators/privacy/risks/singling-out.js'
import { createRng } from '../../../src/math/index.js'
import { type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'

test('drawn targets know the rows they come from', () => {
  const table = Table.of([
    numberColumn(
      'row',
      Array.from({ length: 100 }, (_, row) => row),
    ),
  ])
  for (const size of [10, 100, 200]) {
    const targets = drawTargets(table, size, createRng(1))
    expect(targets.rows).toHaveLength(Math.min(size, 100))
    expect([...(targets.table.column('row') as NumberColumn).values]).toEqual(Array.from(targets.rows))
  }
})

test('guesses that came true point to the training rows that were leaked', async () => {
  const { table, schema } = await loadDataset('rotterdam')
  const train = table.slice(0, 40)
  // The first ten training rows, among people that nobody learnt from.
  const synthetic = table.take([...Array.from({ length: 10 }, (_, row) => row), ...range(1000, 1400)])
  const context = {
    ...{ schema, train, synthetic, holdout: table.slice(40, 140), reference: table.slice(140, 240) },
    rng: createRng(1),
  }
  for (const metric of [singlingOut, linkability, inference]) {
    const result = await metric.compute(context)
    if (result.status === 'skipped') throw new Error(result.reason)
    const { found = undefined, secrets = [] } = result.detail as { found?: Found; secrets?: { found: Found }[] }
    const { people, firstRows } = found ?? secrets[0]!.found
    expect(people).toBe(firstRows.length)
    // More than their share of a quarter, and 1-based.
    const leaked = firstRows.filter((row) => row <= 10).length
    expect(leaked / 10).toBeGreaterThan((firstRows.length - leaked) / 30)
    expect(firstRows.every((row) => row >= 1 && row <= 40)).toBe(true)
  }
})

interface Found {
  readonly people: number
  readonly firstRows: readonly number[]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
