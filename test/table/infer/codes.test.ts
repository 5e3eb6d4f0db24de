import { describe, expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { inferSchema, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

const rows = 400
const rng = createRng(11)

/** Cells of a column, each drawn from the words. */
const pick = (words: string) => {
  const all = words.split(' ')
  return Array.from({ length: rows }, () => all[rng.below(all.length)] ?? '')
}
const made = (cell: (row: number) => string) => Array.from({ length: rows }, (_, row) => cell(row))
const number = (from: number, to: number) => String(from + rng.below(to - from + 1))

const diagnoses =
  'I10 I21.4 E11.9 E11.65 E78.5 J44.1 J18.9 N18.3 N39.0 K35.8 K80.2 M54.5 F32.9 C50.9 C34.1 G40.9 S72.0 R07.4 Z51.1 A41.9'
const undotted =
  'I10 I214 I509 E119 E1165 E785 E039 J441 J189 J459 N183 N390 N179 K358 K802 K219 M545 M179 F329 F419 C509 C341 C180 G409 G309 S720 S060 R074 R509 Z511 A419 B349 D649 D509 H259 H919 L030 L409 O800 O342 P073 Q211 T840'
const drugs = 'A10BA02 C07AB07 N02BE01 J01CA04 C09AA05 B01AC06 N05BA12 M01AE01 R03AC02 A02BC01 L01EF01 H02AB06'
const towns =
  '75001 75011 69003 69007 13008 33220 44000 44100 59000 67000 06200 05110 20090 20200 97400 97110 31000 34070'
const tens =
  '22170 22340 29140 29390 35190 35310 56170 56240 53110 53230 72350 72210 61110 61250 50210 50480 14130 14220 27110 27340 28130 28240 41150 41360 37130 37310'

function guessOf(name: string, cells: readonly string[]) {
  const { schema } = inferSchema(Table.of([levelColumn(name, cells)]), { name: 't' })
  return schema.columns[0]
}

describe('codes are told', () => {
  test.each<[name: string, hierarchy: string, cells: readonly string[]]>([
    ['diagnosis', 'icd-10', pick(diagnoses)],
    ['x', 'icd-10', pick(diagnoses)],
    ['x', 'icd-10', pick(undotted)],
    ['DP', 'icd-10', pick('I10 E119 J44')],
    ['code_diag', 'icd-10', made((row) => `${'ACDEGHIJKLMN'[row % 12]}${30 + (row % 3)}.${row % 10}`)],
    ['cim10', 'icd-10', [...pick(diagnoses).slice(20), ...new Array(20).fill('NON CODE')]],
    ['atc', 'atc', pick('A10 C07 N02')],
    ['x', 'atc', pick(drugs)],
    ['code_postal', 'fr-postcode', pick(towns)],
    ['x', 'fr-postcode', pick(towns)],
    ['x', 'fr-postcode', pick(tens)],
    ['zip', 'fr-postcode', pick(towns)],
    ['CP', 'fr-postcode', made(() => `75${number(100, 999)}`)],
    ['codePostal', 'fr-postcode', pick('1000 1170 75011 69003')],
    ['zip', 'us-zip', made(() => `${['021', '100', '606'][rng.below(3)]}${number(10, 99)}`)],
    ['ZIP_Code', 'us-zip', made(() => `${['021', '100', '606'][rng.below(3)]}${number(10, 99)}-${number(1000, 9999)}`)],
    ['zip5', 'us-zip', pick('2139 2140 10012 60614 94110')],
  ])('%s: %s', (name, hierarchy, cells) => {
    expect(guessOf(name, cells)).toMatchObject({ kind: 'categorical', hierarchy })
  })

  test('also as numbers of a typed file', () => {
    const cells = pick(towns).map(Number)
    const { schema } = inferSchema(Table.of([numberColumn('code_postal', cells)]), { name: 't' })
    expect(schema.columns[0]).toMatchObject({ kind: 'categorical', hierarchy: 'fr-postcode', learnt: 'region' })
  })

  test('places are quasi-identifiers that are learnt as their region, diagnoses are sensitive', () => {
    expect(guessOf('x', pick(towns))).toMatchObject({ role: 'quasi-identifier', learnt: 'region' })
    expect(guessOf('x', pick(diagnoses))).toMatchObject({ role: 'sensitive' })
  })
})

describe('look-alikes are no codes', () => {
  test.each<[name: string, what: string, cells: readonly string[]]>([
    ['dose_code', 'doses', pick('A10 A20 B10 B20 C10')],
    ['x', 'doses', pick('A10 A20 B10 B20 C10')],
    ['ward', 'wards', pick('B12 C04 A10 D21 B14')],
    ['x', 'wards', made(() => `${'ABCD'[rng.below(4)]}${number(10, 39)}`)],
    ['diagnosis', 'wards, named wrongly', made(() => `${'ABCD'[rng.below(4)]}${number(10, 39)}`)],
    ['room', 'rooms with dots', made(() => `${'ABCDEFGH'[rng.below(8)]}${number(10, 99)}.${number(1, 9)}`)],
    ['x', 'rooms with dots', made(() => `${'ABCDEFGH'[rng.below(8)]}${number(10, 99)}.${number(1, 9)}`)],
    ['hcpcs', 'billing codes', pick('J1100 G0438 A0428 J0696 E0601 J7050 G0008')],
    ['x', 'billing codes', pick('J1100 G0438 A0428 J0696 E0601 J7050 G0008')],
    ['lab_number', 'laboratory numbers', made(() => number(10000, 99999))],
    ['x', 'laboratory numbers', made(() => number(10000, 99999))],
    ['x', 'laboratory numbers near each other', made(() => number(75000, 75400))],
    ['atc', 'words', pick('aspirin metformin')],
    ['patient_id', 'record numbers', made((row) => String(75001 + (row % 20)))],
    ['income', 'amounts', made(() => `${number(10, 95)}000`)],
    ['x', 'amounts in thousands', made(() => `${number(10, 95)}000`)],
    ['x', 'amounts in hundreds', made(() => `${number(100, 950)}00`)],
    ['x', 'amounts in tens', made(() => `${number(1000, 9500)}0`)],
    ['platelets', 'counts', made(() => `${number(100, 450)}00`)],
    ['x', 'numbers with one letter', made(() => `A${number(1000, 9999)}`)],
    ['x', 'ZIP codes without a name', made(() => `${['021', '100', '606'][rng.below(3)]}${number(10, 99)}`)],
    ['plz', 'German postcodes', made(() => number(10115, 99998))],
  ])('%s: %s', (name, _, cells) => {
    expect(guessOf(name, cells)).not.toHaveProperty('hierarchy')
  })
})
