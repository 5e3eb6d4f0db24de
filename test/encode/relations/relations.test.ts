import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Codebook,
  codebookFromJson,
  codebookToJson,
  decodeTable,
  encodeTable,
  fitCodebook,
} from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import {
  brokenRows,
  isMissing,
  type LevelColumn,
  learnRelation,
  levelColumn,
  type NumberColumn,
  numberColumn,
  type Relation,
  type Schema,
  Table,
} from '../../../src/table/index.js'
import { relatedTable } from '../../contracts/related-tables.js'

const numeric = (name: string, more: object = {}) => ({
  name,
  kind: 'numeric' as const,
  role: 'feature' as const,
  ...more,
})
const level = (name: string) => ({ name, kind: 'categorical' as const, role: 'feature' as const })

function roundTrip(table: Table, schema: Schema, seed = 1): { readonly table: Table; readonly codebook: Codebook } {
  const codebook = fitCodebook(table, schema)
  return { table: decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(seed) }), codebook }
}

function countBroken(relation: Relation, table: Table, { train, schema }: { train: Table; schema: Schema }): number {
  return brokenRows(learnRelation(relation, train, { schema, minCount: 5 }), table, schema).filter((flag) => flag === 1)
    .length
}

describe('decoding what was encoded', () => {
  test('keeps every relation, on related tables of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 300 }), fc.nat(), (rowCount, seed) => {
        const { table, schema } = relatedTable(rowCount, `table ${seed}`)
        const { table: decoded, codebook } = roundTrip(table, schema, seed)
        // In thirty rows a level may be too rare to be kept, and what is present with it too: the codebook says so.
        const { notes = [] } = codebook
        const isImposed = (relation: Relation) =>
          relation.type !== 'presence' ||
          !notes.includes(`not imposed, for too few training rows have it: presence of ${relation.column}`)
        for (const relation of (schema.relations ?? []).filter(isImposed))
          expect(countBroken(relation, decoded, { train: table, schema })).toBe(0)
      }),
      { numRuns: 40, examples: [[30, 1920927639]] },
    )
  })

  test('keeps an order whatever the numbers, with missing cells, bounds and chains', () => {
    const cell = fc.option(fc.integer({ min: -50, max: 50 }))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 20, maxLength: 120 }),
        fc.boolean(),
        (rows, hasFloor) => {
          const sorted = rows.map((row) => {
            const present = row.filter((value) => value !== null).sort((a, b) => a - b)
            return row.map((value) => (value === null ? null : (present.shift() ?? null)))
          })
          const names = ['a', 'b', 'c']
          const table = Table.of(
            names.map((name, at) =>
              numberColumn(
                name,
                sorted.map((row) => row[at] ?? null),
              ),
            ),
          )
          const bounds = hasFloor ? { bounds: { min: -50, max: 50 } } : {}
          const relations: Relation[] = [
            { type: 'order', lower: 'a', upper: 'b' },
            { type: 'order', lower: 'b', upper: 'c' },
            { type: 'order', lower: 'a', upper: 'c' },
          ]
          const schema: Schema = {
            name: 't',
            columns: names.map((name) => numeric(name, { precision: 0, ...bounds })),
            relations,
          }
          const decoded = roundTrip(table, schema).table
          for (const relation of relations) expect(countBroken(relation, decoded, { train: table, schema })).toBe(0)
          for (const name of names) {
            const column = decoded.column(name) as NumberColumn
            for (let row = 0; row < decoded.rowCount; row++) {
              if (isMissing(column, row)) continue
              expect(Number.isInteger(column.values[row])).toBe(true)
              if (hasFloor) expect(Math.abs(column.values[row]!)).toBeLessThanOrEqual(50)
            }
          }
        },
      ),
    )
  })

  test('equal stays equal', () => {
    const lower = Array.from({ length: 300 }, (_, row) => (row * 37) % 500)
    const upper = lower.map((value, row) => (row % 2 === 0 ? value : value + 1 + (row % 90)))
    const table = Table.of([numberColumn('a', lower), numberColumn('b', upper)])
    for (const bounds of [{}, { bounds: { min: 0 } }]) {
      const columns = [numeric('a', { precision: 0, ...bounds }), numeric('b', { precision: 0, ...bounds })]
      const decoded = roundTrip(table, {
        name: 't',
        columns,
        relations: [{ type: 'order', lower: 'a', upper: 'b' }],
      }).table
      const [a, b] = ['a', 'b'].map((name) => (decoded.column(name) as NumberColumn).values)
      for (let row = 0; row < 300; row += 2) expect(a![row]).toBe(b![row])
    }
  })
})

describe('what is modelled', () => {
  const { table, schema } = relatedTable(600)
  // Too few people for a smooth function to be found where no formula is stated.
  const few = table.slice(0, 190)
  const { books, derivations = [] } = fitCodebook(table, schema)
  const names = books.map(({ column }) => column.name)

  test('differences, shares and residuals stand in the place of derived columns; exact ones are gone', () => {
    for (const { column, type } of derivations) expect(names.includes(column)).toBe(type === 'presence')
    expect(names).toContain('relapse / death time')
    expect(names).toContain('discharged - admitted')
    expect(names).toContain('bmi residual')
    expect(names.filter((name) => /total|group|years/.test(name))).toEqual([])
  })

  test('dates lie apart by whole days', () => {
    const book = books.find(({ column }) => column.name === 'discharged - admitted')
    expect(book).toMatchObject({ step: 1, column: { precision: 0 } })
    expect(book?.type === 'number' && book.cells[0]).toEqual({ type: 'atom', value: 0 })
  })

  test('a schema without relations gives the codebook it always gave', () => {
    const { relations: _, ...plain } = schema
    expect(Object.keys(fitCodebook(few, plain))).toEqual(['schema', 'books', 'surrogates'])
  })

  test('a rule that states an order is built in like an order', () => {
    const { relations: _, ...plain } = schema
    const ruled = { ...plain, rules: [{ expression: 'relapse <= `death time`' }] }
    expect(fitCodebook(few, ruled)).toMatchObject({ derivations: [{ type: 'order', column: 'relapse' }] })
    expect(fitCodebook(few, ruled).enforced).toBeUndefined()
  })

  test('a rule about a column that is never modelled asks nothing of synthetic rows', () => {
    const ids = Array.from({ length: 30 }, (_, row) => `id ${row}`)
    const people = Table.of([
      levelColumn('id', ids),
      numberColumn(
        'x',
        ids.map((_, row) => row),
      ),
    ])
    const columns = [{ name: 'id', kind: 'identifier' as const, role: 'direct-identifier' as const }, numeric('x')]
    const ruled: Schema = { name: 't', columns, rules: [{ expression: 'id != "S0000001"' }, { expression: 'x < 30' }] }
    const { enforced, notes } = fitCodebook(people, ruled)
    expect(enforced).toEqual({ rules: ['x < 30'], relations: [] })
    expect(notes).toEqual([expect.stringMatching(/never modelled: id != /)])
  })

  test('a relation that more than a hundredth of training rows break is not imposed, and the notes say so', () => {
    const wrong: Schema = {
      ...schema,
      relations: [
        { type: 'order', lower: 'weight', upper: 'height' },
        { type: 'order', lower: 'height', upper: 'weight' },
      ],
    }
    const { derivations, notes } = fitCodebook(few, wrong)
    expect(derivations?.length).toBe(1)
    expect(notes).toEqual([expect.stringMatching(/^not imposed, .*: height <= weight$/)])
  })
})

describe('what the codebook keeps', () => {
  test('no value that goes with a level of fewer than five patients', () => {
    const rows = [
      ...new Array(40).fill(['common', 'A']),
      ...new Array(40).fill(['usual', 'B']),
      ...new Array(3).fill(['rare', 'secret']),
    ]
    const table = Table.of([
      levelColumn(
        'of',
        rows.map(([of]) => of),
      ),
      levelColumn(
        'to',
        rows.map(([, to]) => to),
      ),
    ])
    const schema: Schema = {
      name: 't',
      columns: [level('of'), level('to')],
      relations: [{ type: 'function', column: 'to', of: 'of' }],
    }
    const { codebook, table: decoded } = roundTrip(table, schema)
    expect(codebookToJson(codebook)).not.toContain('secret')
    const column = decoded.column('to') as LevelColumn
    expect([...new Set(Array.from(column.codes, (code) => column.levels[code]))].sort()).toEqual(['A', 'B'])
  })

  test('no threshold beside a group of fewer than five patients', () => {
    const values = [...Array.from({ length: 60 }, (_, row) => row / 10), 97.5, 98.5]
    const table = Table.of([
      numberColumn('x', values),
      levelColumn(
        'g',
        values.map((value) => (value < 3 ? 'low' : value < 50 ? 'middle' : 'high')),
      ),
    ])
    const schema: Schema = {
      name: 't',
      columns: [numeric('x'), level('g')],
      relations: [{ type: 'cut', column: 'g', formula: 'x' }],
    }
    const [derivation] = fitCodebook(table, schema).derivations ?? []
    expect(derivation).toMatchObject({ type: 'cut', steps: { values: ['low', 'middle'] } })
    // Between 2.9 and 3: the shortest decimal that parts them.
    expect(derivation).toMatchObject({ steps: { thresholds: [2.95] } })
  })

  test('a codebook with relations survives JSON, and a damaged one is refused', () => {
    const { table, schema } = relatedTable(300)
    const text = codebookToJson(fitCodebook(table, schema))
    expect(codebookToJson(codebookFromJson(text))).toBe(text)
    for (const [before, after] of [
      ['"bases":["death time"]', '"bases":["nobody"]'],
      ['"formula":"kappa + lambda"', '"formula":"kappa +"'],
      ['"offset":"relapse / death time"', '"offset":"other"'],
      ['"column":"years","of":"education"', '"column":"years","of":"years"'],
      ['"type":"presence"', '"type":"absence"'],
    ] as const) {
      expect(text).toContain(before)
      expect(() => codebookFromJson(text.replaceAll(before, after))).toThrow(
        expect.objectContaining({ code: 'bad-model' }),
      )
    }
  })
})
