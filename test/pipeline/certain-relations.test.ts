import { expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { withCertainRelations } from '../../src/pipeline/certain-relations.js'
import { findRelations, numberColumn, type Schema, Table } from '../../src/table/index.js'

const rowCount = 210_000
const rng = createRng('certain')
const made = Array.from({ length: rowCount }, () => [rng.below(50), rng.below(50), rng.below(50)] as const)
/** b is a and more, c is b and more, but for one row that no part of a hundred thousand has, x is alone. */
const table = Table.of([
  numberColumn(
    'a',
    made.map(([a]) => a),
  ),
  numberColumn(
    'b',
    made.map(([a, b]) => a + b),
  ),
  numberColumn(
    'c',
    made.map(([a, b], row) => (row === 1 ? a + b - 1 : a + b + (row % 7))),
  ),
  numberColumn(
    'x',
    made.map(([, , x]) => x),
  ),
])
const schema: Schema = {
  name: 'made',
  columns: ['a', 'b', 'c', 'x'].map(
    (name) => ({ name, kind: 'numeric', role: 'feature', precision: 0, unit: 'mg' }) as const,
  ),
}

test('what a search of a part of the rows relates is asked of all rows, and one row that breaks it is enough', () => {
  const { relations = [] } = withCertainRelations(table, schema)
  expect(relations).toContainEqual(expect.objectContaining({ type: 'order', lower: 'a', upper: 'b' }))
  expect(relations).not.toContainEqual(expect.objectContaining({ type: 'order', lower: 'b', upper: 'c' }))
  const whole = findRelations(table, schema).filter(({ doubt }) => doubt === undefined)
  expect(relations).toEqual(whole.map(({ relation }) => relation))
})
