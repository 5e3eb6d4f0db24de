import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { evaluatedPart } from '../../../src/pipeline/large/evaluated-part.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'visits',
  patient: 'who',
  columns: [
    { name: 'who', kind: 'identifier', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'feature', precision: 0 },
  ],
}
/** People of three rows each. */
const side = (people: number, name: string) =>
  Table.of([
    levelColumn(
      'who',
      Array.from({ length: 3 * people }, (_, row) => `${name}${Math.floor(row / 3)}`),
    ),
    numberColumn(
      'age',
      Array.from({ length: 3 * people }, (_, row) => row % 60),
    ),
  ])
const split = { train: side(60, 't'), holdout: side(20, 'h'), reference: side(20, 'r'), description: '' }

test('a part holds whole people of every side in their shares, and no more rows than asked', () => {
  const part = evaluatedPart(split, { schema, rows: 150, rng: createRng(1) })
  const rows = [part.split.train, part.split.holdout, part.split.reference].map(({ rowCount }) => rowCount)
  expect(rows).toEqual([90, 30, 30])
  for (const table of [part.split.train, part.split.holdout, part.split.reference]) {
    const column = table.column('who')
    const counts = new Map<number, number>()
    if (column.type === 'level') for (const code of column.codes) counts.set(code, (counts.get(code) ?? 0) + 1)
    expect(new Set(counts.values())).toEqual(new Set([3]))
  }
  expect(part.synthetic(side(100, 's')).rowCount).toBe(150)
})

test('tables of no more rows than asked stay as they are', () => {
  const part = evaluatedPart(split, { schema, rows: 300, rng: createRng(1) })
  expect(part.split).toEqual(split)
  expect(part.synthetic(split.train)).toBe(split.train)
})
