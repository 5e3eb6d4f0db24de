import { expect, test } from 'vitest'
import { sequentialTrees } from '../../../models/index.js'
import { drawOpenChain } from '../../../models/sequential-trees/draw-open-chain.js'
import { fitChain } from '../../../models/sequential-trees/fit-chain.js'
import { sequentialTreesOptions } from '../../../models/sequential-trees/options.js'
import type { CodedTable } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import { type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

test('an open cell is drawn by what the columns before and after it say', async () => {
  const rng = createRng('three')
  const rows = Array.from({ length: 2000 }, () => {
    const first = rng.below(3)
    const second = rng.uniform() < 0.7 ? first : rng.below(3)
    return [first, second, rng.uniform() < 0.8 ? second : rng.below(3)]
  })
  const coded: CodedTable = {
    rowCount: rows.length,
    columns: [0, 1, 2].map((at) => ({ name: `v${at}`, size: 4, codes: Uint8Array.from(rows, (row) => row[at]!) })),
  }
  const columns = coded.columns.map(({ name }) => ({
    variable: { name, codeCount: 4, codes: [0, 1, 2] },
    ...{ isOrdered: false, insideCount: 3, hasMissing: false },
  }))
  const options = sequentialTreesOptions.parse({ trees: 3 })
  const personOf = Int32Array.from(rows, (_, row) => row)
  const chain = await fitChain(coded, { columns, order: [0, 1, 2], personOf, options, rng: createRng('fit') })
  const rowCount = 20_000
  const fixed = (state: number) => ({ states: new Int32Array(rowCount).fill(state), choices: [] })
  const open = { states: new Int32Array(rowCount).fill(-1), choices: [[1, 1, 1]] }
  const drawn = drawOpenChain(chain, [fixed(0), open, fixed(2)], { rowCount, rng: createRng('draw') })
  const shares = [0, 1, 2].map((state) => drawn[1]!.filter((each) => each === state).length / rowCount)
  // Of the rows with 0 before and 2 after. Each share of 20,000 draws errs by less than .02 but once in 1e8; the rest is the model's.
  const alike = rows.filter(([first, , third]) => first === 0 && third === 2)
  const real = [0, 1, 2].map((state) => alike.filter(([, second]) => second === state).length / alike.length)
  for (const state of [0, 1, 2]) expect(Math.abs(shares[state]! - real[state]!)).toBeLessThan(0.08)
  // Before alone it would be 0 in eight of ten.
  expect(shares[0]!).toBeLessThan(0.6)
})

test('filled cells are as related to the others as observed ones', async () => {
  const rng = createRng('glucose')
  const rows = Array.from({ length: 600 }, () => {
    const glucose = 120 + 30 * rng.normal()
    const insulin = 150 + 2.5 * (glucose - 120) + 95 * rng.normal()
    const mass = 30 + 0.04 * (insulin - 150) + 4 * rng.normal()
    return {
      glucose: Math.round(glucose),
      insulin: rng.uniform() < 0.5 ? null : Math.round(insulin),
      mass: Math.round(mass),
    }
  })
  const names = ['glucose', 'insulin', 'mass'] as const
  const table = Table.of(
    names.map((name) =>
      numberColumn(
        name,
        rows.map((row) => row[name]),
      ),
    ),
  )
  const schema = schemaOf(names.map((name) => ({ name, kind: 'numeric', precision: 0 })))
  const fitted = await sequentialTrees.fit(table, {
    schema,
    options: sequentialTrees.options.parse({}),
    rng: createRng('fit'),
  })
  const parts: Table[] = []
  for await (const part of fitted.impute!(table, { rng: createRng('impute') })) parts.push(part)
  const numbers = (of: Table, name: string) => (of.column(name) as NumberColumn).values
  const related = (of: Table, other: string, isFilled: boolean) => {
    const at = rows.flatMap(({ insulin }, row) => ((insulin === null) === isFilled ? [row] : []))
    return correlation(
      at.map((row) => numbers(of, 'insulin')[row]!),
      at.map((row) => numbers(of, other)[row]!),
    )
  }
  for (const other of ['glucose', 'mass']) {
    const observed = related(table, other, false)
    expect(observed).toBeGreaterThan(0.5)
    // Half of 600 rows: the error of each correlation is below .05, and .15 less is what bins and lines may take.
    expect(related(parts[0]!, other, true)).toBeGreaterThan(observed - 0.2)
  }
})

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ofA, ofB] = [mean(a), mean(b)]
  const product = (x: readonly number[], y: readonly number[], ofX: number, ofY: number) =>
    x.reduce((sum, value, at) => sum + (value - ofX) * (y[at]! - ofY), 0)
  return product(a, b, ofA, ofB) / Math.sqrt(product(a, a, ofA, ofA) * product(b, b, ofB, ofB))
}
