import { expect, test } from 'vitest'
import { compileMasker, maskingOptions } from '../../../anonymizers/index.js'
import { findIdentifier } from '../../../src/identity/index.js'
import { ring, schemaOf } from './mask-cells.js'

const people = {
  id: ['1', '2', '3', '4'],
  born: ['1985-05-12', '1955-08-01', null, '1950-03-31'],
  nir: ['185057800608491', '255081416802538', '180032A00412375', '150207511500138'],
}

function masked(rule: Readonly<Record<string, unknown>> = {}, key = 7) {
  const schema = schemaOf({ people: ['id', 'born', 'nir'] })
  const secrets = ring(key)
  const options = maskingOptions.parse({
    patients: { people: 'id' },
    rules: [
      { columns: 'people.id', mask: 'keep' },
      { columns: 'people.born', mask: 'date-shift' },
      { columns: 'people.nir', mask: 'identifier', kind: 'nir', birth: 'people.born', visible: ['sex'], ...rule },
    ],
  })
  const masker = compileMasker(schema, { options, derive: (domain, purpose) => secrets.derive(domain, purpose) })
  const batch = { rowCount: 4, firstRow: 0, cells: (name: string) => people[name as keyof typeof people] }
  for (const { table } of masker.patientTables) masker.notePatients(table, batch)
  return { cells: masker.table('people').mask(batch), counts: masker.counts() }
}

test('a NIR tells year and month of the moved date of birth', () => {
  const { cells, counts } = masked()
  const [born, nir] = [cells.get('born')!, cells.get('nir')!]
  for (const row of [0, 1]) {
    expect(nir[row]!.slice(1, 5)).toBe(born[row]!.slice(2, 4) + born[row]!.slice(5, 7))
    expect(nir[row]!.slice(0, 1)).toBe(people.nir[row]!.slice(0, 1))
    expect(nir[row]!.slice(5)).not.toBe(people.nir[row]!.slice(5))
    expect(findIdentifier('nir')!.check(nir[row]!)).toBe(true)
  }
  // Nobody's date, and a month (20) that is none of the calendar: made by the key alone.
  expect(counts['people.nir']).toMatchObject({ 'numbers without a date of birth to follow': 2 })
})

test('another key moves it otherwise', () => {
  expect(masked({}, 8).cells.get('nir')).not.toEqual(masked().cells.get('nir'))
})

test('a shift that differs from that of the dates is a conflict, and a kind without a birth is refused', () => {
  expect(() => masked({ days: 30 })).toThrow(/do not fit/)
  expect(() => masked({ kind: 'rpps', visible: [] })).toThrow(/do not fit/)
})

test('the same order in another month is not the same order again', () => {
  const options = maskingOptions.parse({
    patients: { t: 'id' },
    rules: [
      { columns: 't.id', mask: 'keep' },
      { columns: 't.born', mask: 'date-shift', days: 1 },
      { columns: 't.nir', mask: 'identifier', kind: 'nir', birth: 't.born', days: 1 },
    ],
  })
  const secrets = ring()
  const masker = compileMasker(schemaOf({ t: ['id', 'born', 'nir'] }), {
    options,
    derive: (domain, purpose) => secrets.derive(domain, purpose),
  })
  // Shifted by one day into the same month: 1 June becomes 31 May, and 12 May stays in May.
  const cells = {
    id: ['a', 'b'],
    born: ['1985-06-01', '1985-05-12'],
    nir: ['1850678006084', '1850578006084'],
  }
  const batch = { rowCount: 2, firstRow: 0, cells: (name: string) => cells[name as keyof typeof cells] }
  for (const { table } of masker.patientTables) masker.notePatients(table, batch)
  const [first, second] = masker.table('t').mask(batch).get('nir')!
  expect(first!.slice(1, 5)).toBe('8505')
  expect(second!.slice(1, 5)).toBe('8505')
  expect(first).not.toBe(second)
})
