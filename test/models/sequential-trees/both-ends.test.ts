import { expect, test } from 'vitest'
import { findModel, type Model } from '../../../models/index.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const people = 400
const schema = schemaOf(['x', 'y', 'other'].map((name) => ({ name, kind: 'numeric' as const })))

/** A number that is a little higher where another is low or high: no straight line sees it. */
function bentTable(rng: Rng): Table {
  const x = Array.from({ length: people }, () => rng.normal())
  const y = x.map((value) => 0.25 * (value * value - 1) + rng.normal())
  const other = x.map(() => rng.normal())
  return Table.of([numberColumn('x', x), numberColumn('y', y), numberColumn('other', other)])
}

function correlationWithSquare(table: Table): number {
  const [x, y] = ['x', 'y'].map((name) => (table.column(name) as NumberColumn).values)
  const squares = x!.map((value) => Math.min(9, value * value))
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const product = (a: Float64Array, b: Float64Array) => {
    const [ofA, ofB] = [mean(a), mean(b)]
    return a.reduce((sum, value, row) => sum + (value - ofA) * (b[row]! - ofB), 0)
  }
  return product(squares, y!) / Math.sqrt(product(squares, squares) * product(y!, y!))
}

test('what is more at both ends of a column is kept, of which trees and lines through scores alone leave an eighth', async () => {
  const model = findModel('sequential-trees') as Model<unknown>
  const kept: number[] = []
  for (const seed of ['first', 'second', 'third', 'fourth']) {
    const table = bentTable(createRng(seed))
    const fitted = await model.fit(table, { schema, options: model.options.parse({}), rng: createRng(1) })
    const parts: Table[] = []
    for await (const part of fitted.sample(4000, { rng: createRng(2) })) parts.push(part)
    kept.push(correlationWithSquare(parts[0]!) / correlationWithSquare(table))
  }
  expect(kept.reduce((sum, share) => sum + share, 0) / kept.length).toBeGreaterThan(0.6)
})
