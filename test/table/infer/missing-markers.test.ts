import { describe, expect, test } from 'vitest'
import { inferSchema, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

function infer(cells: readonly (string | null)[], answers?: Record<string, boolean>) {
  const given = answers && { answers: new Map([['x', new Map(Object.entries(answers))]]) }
  const { schema, columns } = inferSchema(Table.of([levelColumn('x', cells)]), { name: 't', ...given })
  return { ...schema.columns[0], questions: columns[0]?.questions ?? [] }
}

function mixed(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([text, count]) => Array.from({ length: count }, () => text))
}

const numbers = Array.from({ length: 200 }, (_, row) => String(60 + (row % 97)))
const dates = Array.from({ length: 90 }, (_, row) => `2024-01-${String(1 + (row % 28)).padStart(2, '0')}`)

describe('words beside numbers and dates', () => {
  test.each(['ND', 'NC', 'NR', 'n/a', '.', '?', '-', 'unknown', 'Inconnu', 'manquant', 'not done', 'pending', 'None'])(
    '%s is missing',
    (marker) => {
      expect(infer([...numbers, marker])).toMatchObject({ kind: 'numeric', missing: [marker] })
      expect(infer([...dates, marker, marker])).toMatchObject({ kind: 'datetime', missing: [marker] })
    },
  )

  test('what was taken for missing is said with the kind', () => {
    const table = Table.of([levelColumn('x', [...numbers, 'ND'])])
    expect(inferSchema(table, { name: 't' }).columns[0]?.why).toContain('whole numbers, "ND" missing;')
  })

  test('a marker in half of the cells is one', () => {
    expect(infer([...numbers, ...mixed({ ND: 190 })])).toMatchObject({ kind: 'numeric', missing: ['ND'] })
  })

  test('an unknown word that repeats is one, and asked about', () => {
    const { kind, missing, questions } = infer([...numbers, ...mixed({ coagulé: 20 })])
    expect({ kind, missing }).toEqual({ kind: 'numeric', missing: ['coagulé'] })
    expect(questions).toMatchObject([{ text: 'coagulé', rows: 20, missing: true }])
  })

  test('a word seen once stands in no schema', () => {
    const { kind, missing, unreadable } = infer([...numbers, 'Dupont'])
    expect({ kind, missing, unreadable }).toEqual({ kind: 'numeric', missing: undefined, unreadable: 'missing' })
  })

  test('a person may say that the word is a value', () => {
    expect(infer([...numbers, ...mixed({ trace: 60 })], { trace: false }).missing).toBeUndefined()
  })

  test('infinities are missing, and asked about', () => {
    const { missing, questions } = infer([...numbers, ...mixed({ inf: 14, '-Inf': 2 })])
    expect(missing).toEqual(['inf', '-Inf'])
    expect(questions.map(({ text }) => text)).toEqual(['inf', '-Inf'])
  })
})

describe('words beside words', () => {
  test.each<[string, Record<string, number>, string[]]>([
    ['None is a level of pain', { None: 49, Moderate: 30, Severe: 21 }, ['Moderate', 'None', 'Severe']],
    ['None is a level however rare', { None: 3, Moderate: 50, Severe: 47 }, ['Moderate', 'None', 'Severe']],
    ['a minus is a rhesus factor', { '+': 85, '-': 15 }, ['+', '-']],
    ['Na is sodium', { Na: 30, K: 40, Cl: 30 }, ['Cl', 'K', 'Na']],
    ['NA is Namibia', { NA: 10, DE: 40, FR: 50 }, ['DE', 'FR', 'NA']],
    ['a finding may be absent', { present: 90, absent: 10 }, ['absent', 'present']],
    ['a consent may be refused or absent', { refused: 60, absent: 30 }, ['absent', 'refused']],
    ['an order may be cancelled', { done: 60, pending: 30, cancelled: 4 }, ['cancelled', 'done', 'pending']],
    ['NR is no response', { NR: 20, CR: 30, PR: 30, SD: 20 }, ['CR', 'NR', 'PR', 'SD']],
    [
      'an unknown as frequent as others is a level',
      { never: 40, current: 30, unknown: 30 },
      ['current', 'never', 'unknown'],
    ],
  ])('%s', (_, counts, levels) => {
    const found = infer(mixed(counts))
    expect(found.missing).toBeUndefined()
    expect([...(found.levels ?? [])].sort()).toEqual([...levels].sort())
  })

  test('a frequent level is no question, a rare one that looks like a marker is', () => {
    expect(infer(mixed({ None: 49, Moderate: 30, Severe: 21 })).questions).toEqual([])
    expect(infer(mixed({ None: 3, Moderate: 50, Severe: 47 })).questions).toMatchObject([
      { text: 'None', missing: false },
    ])
  })

  test.each<[string, Record<string, number>, string]>([
    ['NA beside blood groups', { A: 40, B: 20, AB: 10, O: 40, NA: 5 }, 'NA'],
    ['a rare unknown', { never: 60, current: 30, unknown: 6 }, 'unknown'],
    ['a minus beside words', { red: 30, green: 30, '-': 12 }, '-'],
    ['n/a', { red: 30, green: 30, 'n/a': 12 }, 'n/a'],
  ])('%s is missing', (_, counts, marker) => {
    expect(infer(mixed(counts)).missing).toEqual([marker])
  })
})

describe('numbers that stand for missing', () => {
  test.each(['999', '9999', '-9', '-99', '-1', '888', '999.0'])(
    '%s far from the others is missing, and asked about',
    (text) => {
      const { kind, missing, questions } = infer([...numbers, text, text, text])
      expect({ kind, missing }).toEqual({ kind: 'numeric', missing: [text] })
      expect(questions).toMatchObject([{ text, rows: 3, missing: true }])
    },
  )

  test('one that may be a value is kept, and asked about', () => {
    const ages = Array.from({ length: 300 }, (_, row) => String(18 + (row % 70)))
    const cells = [...ages, ...mixed({ 99: 15 })]
    const { missing, questions } = infer(cells)
    expect(missing).toBeUndefined()
    expect(questions).toMatchObject([{ text: '99', rows: 15, missing: false }])
    expect(infer(cells, { 99: true }).missing).toEqual(['99'])
  })

  test.each<[string, string[]]>([
    ['within the others', Array.from({ length: 300 }, (_, row) => String(row % 200))],
    ['once', [...numbers, '999']],
    ['among negative numbers', Array.from({ length: 300 }, (_, row) => String((row % 41) - 20))],
    ['grades', mixed({ '0': 40, '1': 40, '-1': 20 })],
  ])('%s nothing is asked or it is kept', (_, cells) => {
    expect(infer(cells).missing).toBeUndefined()
  })

  test('grades from 0 to 3 with 99 are grades', () => {
    expect(infer(mixed({ '0': 50, '1': 50, '2': 50, '3': 40, '99': 12 }))).toMatchObject({
      kind: 'ordinal',
      levels: ['0', '1', '2', '3'],
      missing: ['99'],
    })
  })

  test('typed columns are asked about too', () => {
    const cells = Array.from({ length: 90 }, (_, row) => (row % 9 === 0 ? 999 : 100 + (row % 50)))
    const { schema } = inferSchema(Table.of([numberColumn('x', cells)]), { name: 't' })
    expect(schema.columns[0]).toMatchObject({ kind: 'numeric', missing: ['999'] })
  })
})
