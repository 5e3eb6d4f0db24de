import { expect, test } from 'vitest'
import { codebookToJson, decodeTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { identifiers, surrogateIds } from '../../src/identity/index.js'
import { createRng } from '../../src/math/index.js'
import { type ColumnSchema, cellAt, inferSchema, levelColumn, numberColumn, Table } from '../../src/table/index.js'

const rowCount = 120
const number = (row: number) => 100_000 + row * 6151
const sexes = levelColumn(
  'sex',
  Array.from({ length: rowCount }, (_, row) => (row % 3 === 0 ? 'F' : 'M')),
)
const born = numberColumn(
  'birth_year',
  Array.from({ length: rowCount }, (_, row) => 1940 + (row % 60)),
)

function release(columns: readonly ColumnSchema[], cells: (column: number, row: number) => string, firstRows = [0]) {
  const made = columns.map(({ name }, index) =>
    levelColumn(
      name,
      Array.from({ length: rowCount }, (_, row) => cells(index, row)),
    ),
  )
  const table = Table.of([...made, sexes, born])
  const schema = {
    name: 't',
    columns: [
      ...columns,
      { name: 'sex', kind: 'categorical', role: 'quasi-identifier', levels: ['F', 'M'] } as const,
      { name: 'birth_year', kind: 'numeric', role: 'quasi-identifier', precision: 0 } as const,
    ],
  }
  const codebook = fitCodebook(table, schema)
  const coded = encodeTable(table, codebook)
  const drawn = firstRows.map((firstRow) => decodeTable(coded, codebook, { rng: createRng(1), firstRow }))
  const cellsOf = (name: string) =>
    drawn.flatMap((each) => Array.from({ length: rowCount }, (_, row) => String(cellAt(each.column(name), row))))
  return { codebook, cellsOf }
}

const hidden = (name: string, surrogate?: string): ColumnSchema => ({
  name,
  kind: 'identifier',
  role: 'direct-identifier',
  ...(surrogate && { surrogate }),
})

test.each([
  ['P', 6, /^P\d{6}$/],
  ['', 6, /^\d{6}$/],
  ['MRN-', 7, /^MRN-\d{7}$/],
])(
  'record numbers keep the layout of %s and %i digits, are nobody’s, and go on over batches',
  (prefix, width, form) => {
    const real = (row: number) => prefix + String(number(row)).padStart(width, '0')
    const { codebook, cellsOf } = release([hidden('id')], (_, row) => real(row), [0, rowCount])
    const made = cellsOf('id')
    const taken = new Set(Array.from({ length: rowCount }, (_, row) => real(row)))
    expect(made.filter((each) => !form.test(each))).toEqual([])
    expect(new Set(made).size).toBe(2 * rowCount)
    expect(made.filter((each) => taken.has(each))).toEqual([])
    expect([...taken].filter((each) => codebookToJson(codebook).includes(each))).toEqual([])
  },
)

test('where values begin with every digit, numbers are longer than any of them', () => {
  const real = (row: number) => `X${String((row * 8 + (row % 7)) % 1000).padStart(3, '0')}`
  const made = release([hidden('id')], (_, row) => real(row)).cellsOf('id')
  expect(made.filter((each) => !/^X9\d{4,}$/.test(each))).toEqual([])
})

test('letters of a few patients are not kept', () => {
  const { codebook } = release([hidden('id')], (_, row) => (row < 3 ? `ZEBRA${row}` : `A${number(row)}`))
  expect(codebookToJson(codebook)).not.toContain('ZEBRA')
})

test.each(['nir', 'npi', 'rpps', 'siret', 'finess', 'iban', 'uuid', 'url', 'ip'])(
  'made-up values of kind %s have the form and the key, and differ',
  (id) => {
    const made = release([hidden('x', id)], (_, row) => String(row)).cellsOf('x')
    const form = identifiers.find((each) => each.id === id)
    expect(made.filter((text) => !form?.matches(text))).toEqual([])
    expect(new Set(made).size).toBe(rowCount)
  },
)

test.each(surrogateIds)('kind %s: the same seed makes the same cells, batch by batch', (id) => {
  const cells = (_: number, row: number) => `K${number(row)}`
  const first = release([hidden('x', id)], cells, [0, rowCount]).cellsOf('x')
  const again = release([hidden('x', id)], cells, [rowCount]).cellsOf('x')
  expect(again).toEqual(first.slice(rowCount))
})

test('a row has one person: names, address of mail, sex and year of birth agree', () => {
  const columns = [
    hidden('prenom', 'first-name-fr'),
    hidden('nom', 'last-name-fr'),
    hidden('mail', 'email-fr'),
    hidden('nir', 'nir'),
  ]
  const { cellsOf } = release(columns, (_, row) => String(row))
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()
  const [first, last, mail, nir, sex, years] = ['prenom', 'nom', 'mail', 'nir', 'sex', 'birth_year'].map(cellsOf)
  for (let row = 0; row < rowCount; row++) {
    expect(mail?.[row]).toMatch(
      new RegExp(`^${plain(first?.[row] ?? '')}\\.${plain(last?.[row] ?? '')}\\d+@example\\.org$`),
    )
    expect(nir?.[row]?.slice(0, 3)).toBe(`${sex?.[row] === 'F' ? 2 : 1}${years?.[row]?.slice(2)}`)
  }
})

test('inspect proposes the kind of what it recognises', () => {
  const mails = levelColumn(
    'courriel',
    Array.from({ length: 40 }, (_, row) => `u${row}@example.org`),
  )
  const phones = levelColumn(
    'tel',
    Array.from({ length: 40 }, (_, row) => `06 39 98 00 ${10 + row}`),
  )
  const { schema } = inferSchema(Table.of([mails, phones]), { name: 't' })
  expect(schema.columns.map(({ surrogate }) => surrogate)).toEqual(['email-fr', 'phone-fr'])
})
