import { describe, expect, test } from 'vitest'
import { applySchema, cellAt, inferSchema, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

function infer(cells: readonly (string | null)[], others: Record<string, readonly string[]> = {}) {
  const rest = Object.entries(others).map(([name, texts]) =>
    levelColumn(
      name,
      cells.map((_, row) => texts[row % texts.length] ?? null),
    ),
  )
  const { schema, columns } = inferSchema(Table.of([levelColumn('x', cells), ...rest]), { name: 't' })
  return { ...schema.columns[0], report: columns[0] }
}

/** The cells as the schema inferred from them reads them. */
function read(cells: readonly (string | null)[]): unknown[] {
  const raw = Table.of([levelColumn('x', cells)])
  const table = applySchema(raw, inferSchema(raw, { name: 't' }).schema)
  return cells.map((_, row) => cellAt(table.column('x'), row))
}

/** `count` different whole numbers from `low` on, spread over three digits and more. */
function spread(count: number, low = 1000, step = 1371): number[] {
  return Array.from({ length: count }, (_, index) => low + index * step)
}

function grouped(value: number, mark: string): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, mark)
}

describe('marks', () => {
  test.each([',', ' ', '\u00a0', '\u202f', "'"])('"%s" between groups of three is a thousands mark', (mark) => {
    const values = spread(100, 950)
    const cells = values.map((value) => grouped(value, mark))
    expect(infer(cells)).toMatchObject({ kind: 'numeric', precision: 0, thousands: mark })
    expect(read(cells)).toEqual(values)
  })

  test('dots are thousands marks where there are two in a number', () => {
    const values = spread(100, 950_000, 13_711)
    const cells = values.map((value) => grouped(value, '.'))
    expect(infer(cells)).toMatchObject({ kind: 'numeric', thousands: '.', decimal: ',' })
    expect(read(cells)).toEqual(values)
  })

  test('dots are thousands marks beside decimal commas of other columns, and decimals else', () => {
    const cells = spread(50, 1001, 17).map((value) => grouped(value, '.'))
    expect(infer(cells, { temperature: ['37,2', '38,5', '36,9'] })).toMatchObject({ thousands: '.', precision: 0 })
    expect(infer(cells)).toMatchObject({ precision: 3 })
    expect(infer(cells).thousands).toBeUndefined()
    expect(infer(cells).report?.warnings).toMatchObject([{ message: expect.stringContaining('may group thousands') }])
    expect(infer(cells, { temperature: ['37.2', '38.5', '36.9'] }).report?.warnings).toEqual([])
  })

  test('commas before three digits in every cell are thousands where up to three stand before', () => {
    const cells = spread(100, 146_230).map((value) => grouped(value, ','))
    expect(infer(cells)).toMatchObject({ thousands: ',', precision: 0 })
    expect(infer(cells).report?.why).toContain('three digits after the comma in all of 100 cells')
    expect(infer(cells).report?.warnings).toEqual([])
  })

  test('commas before three digits are decimals beside decimal commas of other columns', () => {
    const cells = spread(100, 1001, 17).map((value) => grouped(value, ','))
    expect(infer(cells, { temperature: ['37,2', '38,5', '36,9'] })).toMatchObject({ decimal: ',', precision: 3 })
  })

  test('where nothing tells, both readings are said', () => {
    const cells = spread(30, 1001, 17).map((value) => grouped(value, ','))
    expect(infer(cells)).toMatchObject({ thousands: ',' })
    expect(infer(cells).report?.warnings).toMatchObject([{ message: expect.stringContaining('may be decimal commas') }])
  })

  test('the delimiter of the file tells what nothing else does', () => {
    const cells = spread(30, 1001, 17).map((value) => grouped(value, ','))
    const inFile = (delimiter: string) =>
      inferSchema(Table.of([levelColumn('x', cells)]), { name: 't', notation: { delimiter } })
    expect(inFile(',').schema.columns[0]).toMatchObject({ thousands: ',' })
    expect(inFile(',').columns[0]?.warnings).toEqual([])
    expect(inFile(';').schema.columns[0]).toMatchObject({ decimal: ',' })
    expect(inFile(';').columns[0]?.warnings).toMatchObject([
      { message: expect.stringContaining('may group thousands') },
    ])
  })

  test('one comma among decimal dots decides nothing', () => {
    expect(infer([...spread(99).map((value) => `${value / 10}`), '1,5'])).toMatchObject({
      kind: 'numeric',
      unreadable: 'missing',
    })
  })
})

test('numbers of a typed file are in no doubt', () => {
  const table = Table.of([
    numberColumn(
      'x',
      spread(50, 1001, 17).map((value) => value / 1000),
    ),
  ])
  const { columns, schema } = inferSchema(table, { name: 't' })
  expect(schema.columns[0]).toMatchObject({ kind: 'numeric', precision: 3 })
  expect(columns[0]?.warnings).toEqual([])
})

describe('signs and units', () => {
  const tenths = Array.from({ length: 90 }, (_, row) => (41 + row) / 10)
  test.each<[string, (value: number) => string, object]>([
    ['percent', (value) => `${value.toFixed(1)}%`, { suffix: '%', precision: 1 }],
    ['dollars', (value) => `$${(100 * value).toFixed(2)}`, { prefix: '$', decimals: 2 }],
    ['euros', (value) => `${value.toFixed(2).replace('.', ',')} €`, { suffix: ' €', decimal: ',' }],
    ['kilograms', (value) => `${10 * value} kg`, { suffix: ' kg' }],
    ['kilograms without a blank', (value) => `${10 * value}kg`, { suffix: 'kg' }],
    ['concentrations', (value) => `${10 * value} mg/dL`, { suffix: ' mg/dL' }],
  ])('%s are numbers', (_, write, expected) => {
    expect(infer(tenths.map(write))).toMatchObject({ kind: 'numeric', ...expected })
  })

  test('codes with a letter are no numbers, nor are a few doses', () => {
    expect(infer(Array.from({ length: 90 }, (_, row) => `${row + 10}A`)).kind).toBe('identifier')
    expect(infer(Array.from({ length: 90 }, (_, row) => `T${row + 10}`)).kind).toBe('identifier')
    expect(infer(Array.from({ length: 90 }, (_, row) => ['10 mg', '20 mg', '40 mg'][row % 3] ?? ''))).toMatchObject({
      kind: 'categorical',
      levels: ['10 mg', '20 mg', '40 mg'],
    })
  })

  test('units in another case or beside no detection limit are the same', () => {
    const cells = tenths.map((value, row) => (row % 9 ? `${10 * value} ${row % 2 ? 'kg' : 'Kg'}` : '<41'))
    expect(infer(cells)).toMatchObject({ kind: 'numeric', censored: { below: '<' } })
    expect(infer(cells).unreadable).toBeUndefined()
  })

  test('two units in one column are no numbers', () => {
    expect(infer(Array.from({ length: 90 }, (_, row) => `${row} ${row % 2 ? 'kg' : 'lb'}`)).kind).not.toBe('numeric')
  })
})

describe('detection limits', () => {
  const numbers = Array.from({ length: 90 }, (_, row) => String((row + 5) / 10))

  test('are numbers at the limit, with a flag', () => {
    const cells = [...numbers, ...Array.from({ length: 12 }, () => '<0.5'), '>1000', '>1000']
    expect(infer(cells)).toMatchObject({ kind: 'numeric', precision: 1, censored: { below: '<', above: '>' } })
    const raw = Table.of([levelColumn('x', cells)])
    const column = applySchema(raw, inferSchema(raw, { name: 't' }).schema).column('x')
    expect(column.type === 'number' && [...(column.flags ?? [])].slice(89)).toEqual([0, ...Array(12).fill(1), 2, 2])
    expect(cellAt(column, 90)).toBe(0.5)
    expect(cellAt(column, 103)).toBe(1000)
  })

  test('two groups by a limit are levels', () => {
    expect(infer(Array.from({ length: 90 }, (_, row) => (row % 3 ? '<50' : '>=50')))).toMatchObject({
      kind: 'categorical',
      levels: ['<50', '>=50'],
    })
  })
})

describe('zeros', () => {
  test('34.0 is a whole number, written as it came', () => {
    const cells = Array.from({ length: 100 }, (_, row) => `${row % 70}.0`)
    expect(infer(cells)).toMatchObject({ kind: 'numeric', precision: 0, decimals: 1 })
  })

  test('zeros at the end are kept where every cell has them', () => {
    const cells = Array.from({ length: 100 }, (_, row) => (row / 20).toFixed(2))
    expect(infer(cells)).toMatchObject({ precision: 2, decimals: 2 })
  })

  test('1.0 and 0.0 are a truth value; few whole numbers with a zero are grades, spelt as they are', () => {
    expect(infer(Array.from({ length: 90 }, (_, row) => (row % 3 ? '0.0' : '1.0')))).toMatchObject({
      kind: 'boolean',
      levels: ['0.0', '1.0'],
    })
    expect(infer(Array.from({ length: 90 }, (_, row) => `${(row % 3) + 1}.0`))).toMatchObject({
      kind: 'ordinal',
      levels: ['1.0', '2.0', '3.0'],
    })
  })

  test('one leading zero decides nothing; many make a code', () => {
    const pressures = Array.from({ length: 400 }, (_, row) => String(90 + (row % 91)))
    expect(infer([...pressures, '080'])).toMatchObject({ kind: 'numeric', precision: 0 })
    const postcodes = Array.from({ length: 100 }, (_, row) => String(1000 + row * 900).padStart(5, '0'))
    expect(infer(postcodes).kind).toBe('identifier')
  })
})

test('numbers of three significant digits over six powers of ten keep three', () => {
  const cells = Array.from({ length: 120 }, (_, row) =>
    String(Number((1.234 * 10 ** ((row % 61) / 10 - 3)).toPrecision(3))),
  )
  expect(infer(cells)).toMatchObject({ kind: 'numeric', precision: 5, significant: 3 })
  const thousandths = Array.from({ length: 120 }, (_, row) => String((row * 37) / 1000))
  expect(infer(thousandths).significant).toBeUndefined()
})

test('three or more are levels beside few numbers', () => {
  expect(infer(Array.from({ length: 400 }, (_, row) => (row % 20 ? String(row % 4) : '4+')))).toMatchObject({
    kind: 'categorical',
    levels: ['0', '1', '2', '3', '4+'],
  })
})

test('a number too large to be one is missing, and said', () => {
  const { kind, unreadable, report } = infer([...spread(99).map(String), '1e999'])
  expect({ kind, unreadable }).toEqual({ kind: 'numeric', unreadable: 'missing' })
  expect(report?.warnings).toMatchObject([{ row: 100 }])
})

test.each([
  ['in a quarter of the rows', 4, 'text'],
  ['in few rows', 20, 'numeric'],
])('flags after numbers %s are counted, with what to do', (_name, every, kind) => {
  const flagOf = (row: number) => (row % every === 1 ? [' H', ' L', '*'][row % 3] : '')
  const cells = Array.from({ length: 120 }, (_, row) => `${3 + row}.${1 + (row % 9)}${flagOf(row)}`)
  const found = infer(cells)
  expect(found.kind).toBe(kind)
  expect(found.report?.warnings[0]?.message).toMatch(
    new RegExp(`^flags after the numbers of ${120 / every} rows \\(.+\\): not read as numbers; put flags`),
  )
})

test('a unit, and codes of a number and a letter, are no flags', () => {
  const warned = (cells: readonly string[]) =>
    infer(cells).report?.warnings.some(({ message }) => message.startsWith('flags'))
  expect(warned(Array.from({ length: 60 }, (_, row) => `${3 + row}.5 L`))).toBe(false)
  expect(warned(Array.from({ length: 60 }, (_, row) => `${3 + (row % 20)}${'HLA'[row % 3]}`))).toBe(false)
})
