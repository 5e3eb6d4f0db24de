import { describe, expect, test } from 'vitest'
import { coarsenTable, kAnonymityOptions, planKAnonymity } from '../../../anonymizers/index.js'
import { codeColumn } from '../../../anonymizers/k-anonymity/code-column.js'
import { distinctCombinations } from '../../../anonymizers/k-anonymity/distinct-combinations.js'
import { classNumbers } from '../../../anonymizers/k-anonymity/search/class-numbers.js'
import { type MissingMeaning, matchingRows } from '../../../anonymizers/k-anonymity/search/missing-matches.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const options = (more: object = {}) => kAnonymityOptions.parse({ k: 5, ...more })
const repeated = <Value>(...parts: readonly (readonly [Value, number])[]) =>
  parts.flatMap(([value, count]) => new Array<Value>(count).fill(value))

describe('a missing cell', () => {
  // Twelve rows of sdcMicro 5.8.1, the jobs of rows 2 and 5 missing.
  const cells: Record<string, (string | null)[]> = {
    age: ['30', '30', '30', '30', '40', '40', '40', '40', '50', '50', '50', '50'],
    dept: ['75', '75', '75', '69', '69', '69', '13', '13', '13', '75', '75', '69'],
    sex: ['M', 'M', 'F', 'F', 'F', 'F', 'M', 'M', 'M', 'F', 'M', 'M'],
    job: ['nurse', null, 'doctor', 'nurse', null, 'doctor', 'porter', 'nurse', 'porter', 'clerk', 'clerk', 'clerk'],
  }
  const columns = Object.entries(cells).map(([name, own]) => codeColumn(levelColumn(name, own), { kind: 'whole' }))
  const { combinations, of } = distinctCombinations(columns, { rowCount: 12 })
  const counted = (missing: MissingMeaning) => {
    const levels = [0, 0, 0, 0]
    const groups = classNumbers(combinations, { columns, levels })
    const rows = new Int32Array(groups.count)
    groups.of.forEach((group, at) => {
      rows[group]! += combinations.rows[at]!
    })
    const found = matchingRows(combinations, { groups, rows, columns, levels, missing })
    return Array.from(of, (place) => found[groups.of[place]!])
  }

  test.each<[MissingMeaning, number[]]>([
    ['wildcard-both', [2, 2, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1]],
    ['never', [1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1]],
    ['category', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
  ])('that is %s counts as sdcMicro counts', (missing, counts) => {
    expect(counted(missing)).toEqual(counts)
  })

  const schema: Schema = {
    name: 't',
    columns: [
      { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'town', kind: 'categorical', role: 'quasi-identifier' },
    ],
  }
  const table = Table.of([
    levelColumn('sex', repeated<string | null>(['F', 6], ['M', 6], [null, 2])),
    levelColumn('town', repeated<string | null>(['a', 14])),
  ])

  test('is a class of its own unless the option says otherwise, which the plan repeats', () => {
    const asked = { suppression: 0, k: 3 }
    const strict = planKAnonymity(table, { schema, options: options(asked) })
    expect(strict.columns.map(({ level }) => level)).toEqual([1, 0])
    const loose = planKAnonymity(table, { schema, options: options({ ...asked, missing: 'wildcard-both' }) })
    expect(loose.columns.map(({ level }) => level)).toEqual([0, 0])
    expect([strict.missing, loose.missing]).toEqual(['category', 'wildcard-both'])
  })

  test('is never counted in two ways where people have several rows', () => {
    const persons = {
      ...schema,
      patient: 'who',
      columns: [...schema.columns, { name: 'who', kind: 'identifier', role: 'direct-identifier' }],
    } as Schema
    const twice = Table.of([
      ...table.columns,
      levelColumn(
        'who',
        Array.from({ length: 14 }, (_, row) => `p${row >> 1}`),
      ),
    ])
    expect(() => planKAnonymity(twice, { schema: persons, options: options({ k: 2, missing: 'never' }) })).toThrow(
      'missing: never counts rows, and people here have several',
    )
  })
})

describe('what suppression takes out', () => {
  const schema: Schema = {
    name: 't',
    columns: [
      { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'town', kind: 'categorical', role: 'quasi-identifier' },
    ],
  }
  // Six people of X, each in a town of their own: none of their classes has five.
  const towns = repeated<string>(['a', 50], ['b', 50])
  const table = Table.of([
    levelColumn('sex', [...repeated<string>(['F', 50], ['M', 50]), ...new Array<string>(6).fill('X')]),
    levelColumn('town', [...towns, 'a', 'a', 'a', 'b', 'b', 'b']),
  ])

  test('is named where it is a group of k', () => {
    const { plan } = coarsenTable(table, { schema, options: options({ suppression: 0.06 }) })
    expect(plan.columns.map(({ level }) => level)).toEqual([0, 0])
    expect(plan.gone).toEqual([{ column: 'sex', label: 'X', rows: 6 }])
    expect(plan.savedBy).toEqual({ sex: 6, town: 6 })
    expect(plan.savedByNone).toBe(0)
  })

  test('is refused where the group is to be kept', () => {
    const asked = options({ suppression: 0.06, keepGroups: ['sex'] })
    expect(() => planKAnonymity(table, { schema, options: asked })).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        issues: [{ message: 'nobody of "X" would be left, of 6 rows', column: 'sex' }],
      }),
    )
  })
})

describe('what cannot be kept', () => {
  const schema: Schema = {
    name: 't',
    columns: [
      { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
      { name: 'died', kind: 'categorical', role: 'sensitive' },
    ],
  }
  const table = Table.of([
    numberColumn(
      'age',
      Array.from({ length: 100 }, (_, row) => 20 + (row % 50)),
    ),
    levelColumn(
      'died',
      Array.from({ length: 100 }, (_, row) => (row < 3 ? 'yes' : 'no')),
    ),
  ])

  test('is told with the column that would have to be coarser', () => {
    const asked = options({
      atMost: { age: 0 },
      suppression: 0,
      hierarchies: { age: { kind: 'bands', widths: [5, 10] } },
    })
    expect(() => planKAnonymity(table, { schema, options: asked })).toThrow(
      'k = 5 cannot be kept within 0 % of rows suppressed; nearest: column "age" at level 1 of 3, or k = 2',
    )
    expect(
      planKAnonymity(table, { schema, options: options({ ...asked, atMost: { age: 1 } }) }).columns[0]?.level,
    ).toBe(1)
  })

  test('is told with the model that stands in the way', () => {
    const asked = options({ models: [{ id: 'entropy-l', column: 'died', l: 2 }] })
    expect(() => planKAnonymity(table, { schema, options: asked })).toThrow('nearest: no entropy-l')
  })

  test.each([
    ['of a level', { atMost: { died: 1 } }, 'an option of no quasi-identifier: "died"'],
    ['of a group', { keepGroups: ['dead'] }, 'an option of no quasi-identifier: "dead"'],
    ['of a model', { models: [{ id: 'distinct-l', column: 'dyed', l: 2 }] }, 'a model of no column: "dyed"'],
  ])('an option %s of another column is refused', (_, more, message) => {
    expect(() => planKAnonymity(table, { schema, options: options(more) })).toThrow(message)
  })
})

describe('a population', () => {
  const schema: Schema = {
    name: 't',
    columns: [{ name: 'town', kind: 'categorical', role: 'quasi-identifier' }],
  }
  const table = Table.of([levelColumn('town', ['a', 'a', 'b', 'b', 'b', 'c'])])
  const population = Table.of([levelColumn('town', repeated<string>(['a', 20], ['b', 3], ['c', 9], ['d', 40]))])
  const models = [{ id: 'k-map', k: 5 }]

  test('is what k-map counts', () => {
    const asked = options({ k: 1, suppression: 0.5, models })
    const { applied } = coarsenTable(table, { schema, options: asked, population })
    // The three of b have three people like them in the whole population.
    expect([...applied.keptRows]).toEqual([0, 1, 5])
  })

  test('bounds δ-presence and the share of people who are alone in it', () => {
    const presence = [{ id: 'delta-presence', most: 0.2 }]
    const asked = options({ k: 1, suppression: 0.5, models: presence })
    expect([...coarsenTable(table, { schema, options: asked, population }).applied.keptRows]).toEqual([0, 1, 5])
    const alone = Table.of([levelColumn('town', repeated<string>(['a', 20], ['b', 3], ['c', 1]))])
    const unique = options({ k: 1, suppression: 0, models: [{ id: 'population-uniqueness', most: 0 }] })
    const level = (of: Table) => planKAnonymity(table, { schema, options: unique, population: of }).columns[0]?.level
    expect([level(population), level(alone)]).toEqual([0, 1])
  })

  test('is asked for where a model needs it', () => {
    const asked = (more: object) => () => planKAnonymity(table, { schema, options: options({ k: 1, ...more }) })
    expect(asked({ models })).toThrow('k-map needs the population: a table of it (population), or samplingFraction')
    expect(asked({ models: [{ id: 'delta-presence', most: 0.2 }] })).toThrow('delta-presence needs the population')
    expect(asked({ models: [{ id: 'population-uniqueness', most: 0.1 }] })).toThrow('population-uniqueness needs')
    expect(asked({ models, samplingFraction: 0.1 })()).toMatchObject({ found: { suppressedRows: 0 } })
    const other = Table.of([levelColumn('city', ['a'])])
    expect(() => planKAnonymity(table, { schema, options: options({ k: 1, models }), population: other })).toThrow(
      'the population has no column "town"',
    )
  })
})

describe('a group that gives its value away', () => {
  const schema: Schema = {
    name: 't',
    columns: [
      { name: 'town', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'died', kind: 'categorical', role: 'sensitive' },
    ],
  }
  // Everybody of b died; a is mixed; of c one is not known.
  const died = [...'ynynynyn', ...'yyyyyyy', ...'nnnnn'].map((text, row) => (row === 19 ? null : text))
  const table = Table.of([levelColumn('town', [...'aaaaaaaabbbbbbbccccc']), levelColumn('died', died)])

  test('is found and named', () => {
    const { homogeneous } = coarsenTable(table, { schema, options: options({ suppression: 0 }) })
    expect(homogeneous).toEqual([{ column: 'died', labels: { town: 'b' }, rows: 7 }])
  })

  test('is gone where every group must hold two values', () => {
    const models = [{ id: 'distinct-l', column: 'died', l: 2 }]
    expect(coarsenTable(table, { schema, options: options({ models }) }).homogeneous).toEqual([])
  })
})
