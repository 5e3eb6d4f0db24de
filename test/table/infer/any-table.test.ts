import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { applySchema, formatSchema, inferSchema, levelColumn, parseSchema, Table } from '../../../src/table/index.js'

const texts = [
  ...['', ' ', '  ', 'NA', 'ND', '.', '-', '?', 'None', 'unknown', 'inf', 'NaN', '999', '-9', '1e999', 'true', 'True'],
  ...['0', '1', '1.0', '01', '007', '-3', '−4', '+5', '1,5', '1.5', '1,234', '1.234,5', '1 234', "1'234", '12%', '$3'],
  ...[
    '<5',
    '>= 7',
    '5 kg',
    '5kg',
    '72 kg ',
    'A12',
    'x',
    ' x',
    'x ',
    '2024-02-29',
    '29/02/2024',
    '2024-02-30',
    'é',
    '"',
  ],
  ...['123456789012345678', '12:30', '1.', '.5', '-', '--', '1-2', '0x1F', '1e5', '2.50', '€ 1 234,50', '<', '%', 'M'],
]

function drawn(seed: number): Table {
  const rng = createRng(seed)
  const below = (limit: number) => Math.floor(rng.uniform() * limit)
  const rowCount = 1 + below(120)
  const columns = Array.from({ length: 6 }, (_, index) => {
    const pool = Array.from({ length: 1 + below(12) }, () => texts[below(texts.length)] ?? '')
    const numbers = rng.uniform()
    const cells = Array.from({ length: rowCount }, () => {
      if (rng.uniform() < 0.05) return null
      return rng.uniform() < numbers ? String(below(1000)) : (pool[below(pool.length)] ?? null)
    })
    return levelColumn(`c${index}`, cells)
  })
  return Table.of(columns)
}

test('a table fits the schema that was inferred from it, also after the schema was a file', () => {
  for (let seed = 0; seed < 400; seed++) {
    const raw = drawn(seed)
    const { schema } = inferSchema(raw, { name: 't' })
    expect(applySchema(raw, schema).rowCount, `seed ${seed}`).toBe(raw.rowCount)
    expect(parseSchema(formatSchema(schema)), `seed ${seed}`).toEqual(schema)
  }
})

test('cells of blanks are missing in columns of every kind', () => {
  const raw = Table.of([levelColumn('a', ['x', ' ', 'y', 'x']), levelColumn('b', ['1', '  ', '2', '3'])])
  const { schema } = inferSchema(raw, { name: 't' })
  expect(schema.columns.map(({ levels }) => levels)).toEqual([['x', 'y'], undefined])
  const table = applySchema(raw, schema)
  expect(table.columns.map((column) => (column.type === 'level' ? column.codes[1] : column.valid?.[1]))).toEqual([
    -1, 0,
  ])
})
