import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CodedTable,
  codebookFromJson,
  codebookToJson,
  decodeTable,
  defaultBins,
  encodeTable,
  fitCodebook,
  type LevelBook,
  type NumberBook,
} from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import {
  type ColumnSchema,
  isMissing,
  type LevelColumn,
  levelColumn,
  type NumberColumn,
  numberColumn,
  otherLevel,
  type Schema,
  Table,
} from '../../src/table/index.js'

function schemaOf(...columns: (Partial<ColumnSchema> & Pick<ColumnSchema, 'name' | 'kind'>)[]): Schema {
  return { name: 't', columns: columns.map((column) => ({ role: 'feature', ...column })) }
}

const numbers = (values: readonly (number | null)[]) => Table.of([numberColumn('x', values)])
const codesOf = (coded: CodedTable) => coded.columns.map(({ codes }) => [...codes])
const present = (table: Table, name = 'x') => {
  const column = table.column(name) as NumberColumn
  return [...column.values].filter((_, row) => !isMissing(column, row))
}

/** A skewed column with an atom at 0, ties, missing cells and a long tail. */
const measured = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 400 }).map((value) => value / 10) },
      { weight: 1, arbitrary: fc.integer({ min: 1000, max: 99_999 }).map((value) => value / 10) },
    ),
    { minLength: 1, maxLength: 300 },
  )
  .map(numbers)

describe('numbers', () => {
  const schema = schemaOf({ name: 'x', kind: 'numeric', precision: 1 })

  test('decoding and encoding again gives the same codes', () => {
    fc.assert(
      fc.property(measured, fc.integer({ min: 2, max: 40 }), (table, bins) => {
        const codebook = fitCodebook(table, schema, { bins })
        const coded = encodeTable(table, codebook)
        const again = encodeTable(decodeTable(coded, codebook, { rng: createRng(1) }), codebook)
        expect(codesOf(again)).toEqual(codesOf(coded))
      }),
    )
  })

  test('decoded values lie on the grid of the precision', () => {
    fc.assert(
      fc.property(measured, (table) => {
        const codebook = fitCodebook(table, schema)
        for (const value of present(decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(2) })))
          expect(value).toBe(Math.round(value * 10) / 10)
      }),
    )
  })

  test('whole numbers stay whole, and the bounds of the schema hold', () => {
    const bounded = schemaOf({ name: 'x', kind: 'numeric', precision: 0, bounds: { min: 0, max: 120 } })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 200 }), (values) => {
        const codebook = fitCodebook(numbers(values), bounded)
        const decoded = decodeTable(encodeTable(numbers(values), codebook), codebook, { rng: createRng(3) })
        for (const value of present(decoded)) {
          expect(Number.isInteger(value)).toBe(true)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(120)
        }
      }),
    )
  })

  test('no training value of a continuous column is emitted unless five share it', () => {
    const continuous = schemaOf({ name: 'x', kind: 'numeric' })
    const value = fc.oneof(fc.constantFrom(0, 1.5), fc.double({ min: -1e6, max: 1e6, noNaN: true }))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (values) => {
        const codebook = fitCodebook(numbers(values), continuous)
        const decoded = decodeTable(encodeTable(numbers(values), codebook), codebook, { rng: createRng(4) })
        const counts = new Map<number, number>()
        for (const each of values) counts.set(each, (counts.get(each) ?? 0) + 1)
        for (const each of present(decoded)) expect(counts.get(each) ?? 5).toBeGreaterThanOrEqual(5)
      }),
    )
  })

  test('the book holds no value of fewer than five people, the extremes included', () => {
    const continuous = schemaOf({ name: 'x', kind: 'numeric' })
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 1e6 }), { minLength: 12, maxLength: 100 }), (roots) => {
        // Roots: no mean of some of them is another one.
        const values = roots.map(Math.sqrt)
        const text = codebookToJson(fitCodebook(numbers(values), continuous))
        const stored = new Set(
          JSON.stringify(text)
            .match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g)
            ?.map(Number),
        )
        for (const value of values) if (!Number.isInteger(value)) expect(stored.has(value)).toBe(false)
      }),
    )
  })

  test('values of fewer than five people all told are not kept: the column is missing', () => {
    const codebook = fitCodebook(numbers([1.25, null, 3.75, null, 8.5]), schemaOf({ name: 'x', kind: 'numeric' }))
    const decoded = decodeTable(encodeTable(numbers([1.25, 2]), codebook), codebook, { rng: createRng(1) })
    expect(present(decoded)).toEqual([])
  })

  test('frequent values become atoms, and values beyond the range take the outer codes', () => {
    const values = [...new Array(60).fill(0), ...Array.from({ length: 200 }, (_, index) => 1 + index / 10)]
    const codebook = fitCodebook(numbers(values), schema, { bins: 8 })
    const book = codebook.books[0] as NumberBook
    expect(book.cells[0]).toEqual({ type: 'atom', value: 0 })
    const [codes] = codesOf(encodeTable(numbers([-50, 0, 1, 9999, null]), codebook))
    expect(codes?.[1]).toBe(0)
    expect(codes?.[3]).toBe(book.size - 2)
    expect(codes?.[4]).toBe(book.size - 1)
  })

  test('decoded values follow the training distribution: Kolmogorov–Smirnov at 1e-6', () => {
    const rng = createRng(5)
    const values = Array.from({ length: 4000 }, () => Math.round(Math.exp(rng.normal()) * 100) / 10)
    const codebook = fitCodebook(numbers(values), schema)
    const decoded = present(decodeTable(encodeTable(numbers(values), codebook), codebook, { rng: createRng(6) })).sort(
      (a, b) => a - b,
    )
    const sorted = values.sort((a, b) => a - b)
    const below = (all: readonly number[], at: number) => all.filter((each) => each <= at).length / all.length
    // c(1e-6) = sqrt(-ln(1e-6 / 2) / 2) = 2.69; × sqrt(2 / 4000).
    for (const at of sorted.filter((_, index) => index % 100 === 0))
      expect(Math.abs(below(sorted, at) - below(decoded, at))).toBeLessThan(2.69 * Math.sqrt(2 / 4000))
  })

  test.each([
    [300, 8],
    [5000, 21],
    [1_000_000, 32],
    [1, 4],
  ])('%d rows get %d bins', (rows, bins) => {
    expect(defaultBins(rows)).toBe(bins)
  })
})

describe('levels', () => {
  const schema = schemaOf({ name: 'l', kind: 'categorical' })
  const cells = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'ü', '')), { minLength: 1, maxLength: 120 })
  const tableOf = (levels: readonly (string | null)[]) => Table.of([levelColumn('l', levels)])

  test('codes are stable, and no level appears that fewer than five people hold', () => {
    fc.assert(
      fc.property(cells, (levels) => {
        const table = tableOf(levels)
        const codebook = fitCodebook(table, schema)
        const coded = encodeTable(table, codebook)
        const decoded = decodeTable(coded, codebook, { rng: createRng(1) })
        expect(codesOf(encodeTable(decoded, codebook))).toEqual(codesOf(coded))
        const column = decoded.column('l') as LevelColumn
        for (const code of column.codes)
          if (code >= 0 && column.levels[code] !== otherLevel)
            expect(levels.filter((level) => level === column.levels[code]).length).toBeGreaterThanOrEqual(5)
      }),
    )
  })

  test('rare levels become (other) where enough hold it together, and stay under their names only when public', () => {
    const table = tableOf([...new Array(20).fill('a'), 'b', 'b', 'b', 'c', 'c'])
    const levelsOf = (column: Partial<ColumnSchema>) =>
      (fitCodebook(table, schemaOf({ name: 'l', kind: 'categorical', ...column })).books[0] as LevelBook).levels
    expect(levelsOf({})).toEqual(['a', '(other)'])
    expect(levelsOf({ rare: 'missing' })).toEqual(['a'])
    expect(levelsOf({ publicLevels: true })).toEqual(['a', 'b', 'c'])
    const alone = fitCodebook(tableOf([...new Array(20).fill('a'), 'zebra']), schema)
    expect(codebookToJson(alone)).not.toContain('zebra')
    expect((alone.books[0] as LevelBook).levels).toEqual(['a'])
  })
})

test('surrogates are fresh: never a training identifier, unique, and counted on', () => {
  const schema = schemaOf({ name: 'id', kind: 'identifier', role: 'direct-identifier' }, { name: 'x', kind: 'numeric' })
  const ids = Array.from({ length: 30 }, (_, row) => String(row + 1).padStart(4, '0'))
  const table = Table.of([levelColumn('id', ids), numberColumn('x', ids.map(Number))])
  const codebook = fitCodebook(table, schema)
  const coded = encodeTable(table, codebook)
  const drawn = [0, 30].flatMap((firstRow) => {
    const column = decodeTable(coded, codebook, { rng: createRng(1), firstRow }).column('id') as LevelColumn
    return Array.from(column.codes, (code) => column.levels[code]!)
  })
  expect(new Set(drawn).size).toBe(60)
  expect(drawn.filter((id) => ids.includes(id))).toEqual([])
})

test('a column draws the same cells whatever stands beside it', () => {
  const x = numberColumn(
    'x',
    Array.from({ length: 200 }, (_, row) => (row * 37) % 101),
  )
  const beside = levelColumn(
    'l',
    Array.from({ length: 200 }, (_, row) => ['a', 'b'][row % 2]!),
  )
  const alone = schemaOf({ name: 'x', kind: 'numeric', precision: 2 })
  const both = schemaOf({ name: 'l', kind: 'categorical' }, { name: 'x', kind: 'numeric', precision: 2 })
  const draw = (table: Table, schema: Schema) => {
    const codebook = fitCodebook(table, schema)
    return present(decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(9) }))
  }
  expect(draw(Table.of([beside, x]), both)).toEqual(draw(Table.of([x]), alone))
})

test('a codebook survives JSON', () => {
  fc.assert(
    fc.property(measured, (table) => {
      const codebook = fitCodebook(table, schemaOf({ name: 'x', kind: 'numeric', precision: 1 }))
      const again = codebookFromJson(JSON.parse(JSON.stringify(codebookToJson(codebook))))
      const draw = (book: typeof codebook) =>
        present(decodeTable(encodeTable(table, book), book, { rng: createRng(1) }))
      expect(draw(again)).toEqual(draw(codebook))
    }),
  )
})
