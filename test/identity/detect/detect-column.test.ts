import { describe, expect, test } from 'vitest'
import {
  columnClasses,
  columnCounter,
  countTexts,
  detectColumn,
  findIdentifier,
  freshLike,
} from '../../../src/identity/index.js'

function drawsOf(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

function find(name: string, cells: readonly string[]) {
  const counter = columnCounter(name)
  for (const cell of cells) counter.add(cell)
  return detectColumn(counter.texts())
}

function fresh(id: string, count: number): string[] {
  const identifier = findIdentifier(id)
  if (identifier === undefined) throw new Error(`unknown: ${id}`)
  const draw = drawsOf(id.length + 7)
  return Array.from({ length: count }, () => freshLike(identifier, identifier.example, { draw }))
}

const repeat = (texts: readonly string[], count = 200) =>
  Array.from({ length: count }, (_, row) => texts[(row * 7) % texts.length] ?? '')

describe('what has a key tells itself, whatever the column is called', () => {
  test.each([
    ['nir', 'direct'],
    ['iban', 'direct'],
    ['rpps', 'direct'],
    ['npi', 'direct'],
    ['mbi', 'direct'],
    ['email', 'direct'],
    ['finess', 'quasi'],
    ['siret', 'quasi'],
  ])('%s is %s', (id, role) => {
    const cells = id === 'email' ? Array.from({ length: 200 }, (_, row) => `p${row}@example.org`) : fresh(id, 200)
    expect(find('col17', cells)).toMatchObject({ role, class: id })
  })

  test('the chance of a key is told, in both languages', () => {
    const { evidence } = find('col17', fresh('rpps', 200))
    expect(evidence[0]?.en).toBe(
      '100 % of 200 cells read as professionals’ numbers (RPPS), key and all, where 20 of 200 would by chance',
    )
    expect(evidence[0]?.fr).toContain('clé comprise, quand 20 sur 200 le seraient par hasard')
  })

  test('a key that one number in ten passes is none: digits are no provider numbers', () => {
    const draw = drawsOf(3)
    const digits = Array.from({ length: 300 }, () => `1${draw(1e9)}`.padEnd(10, '0').slice(0, 10))
    expect(find('col17', digits).class).not.toBe('npi')
  })
})

describe('a word in a name alone decides nothing', () => {
  test.each([
    ['nir', ['yes', 'no']],
    ['patient_phone', ['1', '2', '3']],
    ['email_sent', ['true', 'false']],
    ['drug_name', ['aspirin', 'metformin', 'ramipril', 'warfarin']],
    ['nom_medicament', ['DOLIPRANE', 'KARDEGIC', 'TAHOR']],
    ['test_name', ['CRP', 'HbA1c', 'sodium']],
    ['id_type', ['passport', 'card']],
  ])('%s', (name, cells) => {
    expect(find(name, repeat(cells)).role).not.toBe('direct')
  })
})

test.each([
  ['last_name', ['Martin', 'Durand', 'Petit', 'Zielinski', 'Okafor', 'Moreau', 'Girard', 'Lefebvre'], 'last-name'],
  ['X1', ['Jean Martin', 'Anne Durand', 'Paul Petit', 'Marie Roux', 'Luc Moreau', 'Lea Blanc'], 'person-name'],
  ['X2', ['12 rue des Lilas', '3 avenue Foch', '8 bis impasse du Moulin'], 'address'],
  ['x3', ['39.308330', '40.743562', '38.100251'], 'unexplained'],
  ['lat', ['39.308330', '40.743562', '38.100251'], 'coordinates'],
  ['dx', ['E11.9', 'I10', 'J45.0', 'C50.1', 'E78.5', 'N18.3'], 'diagnosis'],
  ['col', ['A10BA02', 'C09AA05', 'C10AA05', 'B01AC06', 'N02BE01'], 'drug'],
  ['unit', ['mg/L', 'mmol/L', 'g/dL', '10*9/L'], 'unit'],
  ['X9', ['75011', '69003', '13005', '59000', '01000', '94390', '31000', '44000', '67000', '35000'], 'postcode'],
  ['numero_patient', ['10233', '10871', '22019', '33120', '40777', '51023'], 'patient-number'],
])('%s', (name, cells, kind) => {
  expect(find(name, repeat(cells)).class).toBe(kind)
})

test('running numbers of rows are none of people; numbers of patients are, though they run', () => {
  const rows = Array.from({ length: 120 }, (_, row) => String(row + 1))
  expect(find('seq', rows).role).toBe('other')
  expect(find('patient_id', rows).role).toBe('direct')
})

test('a text in which one cell of hundreds names somebody is direct, and one that names nobody is not', () => {
  const plain = repeat(['Patient calme, a bien dormi cette nuit.', 'Pansement refait, plaie propre et sèche ce jour.'])
  expect(find('texte', plain).role).toBe('sensitive')
  expect(find('texte', [...plain, 'Vu avec le Dr Zielinski ce matin, on poursuit.']).role).toBe('direct')
})

test('a finding says why in both languages and holds no cell', () => {
  const cells = fresh('nir', 50)
  const told = JSON.stringify(find('numero_secu', cells))
  expect(cells.filter((cell) => told.includes(cell) || told.includes(cell.slice(3, 10)))).toEqual([])
  expect(told).toContain('its name says')
  expect(told).toContain('son nom dit')
})

test('a NIR without its key is known by its form, where all of a column have it', () => {
  expect(
    find(
      'col17',
      fresh('nir', 200).map((each) => each.slice(0, 13)),
    ),
  ).toMatchObject({ role: 'direct', class: 'nir' })
})

test('a stream is counted as cells are, missing ones apart, and beyond what is held by number', async () => {
  const texts = await countTexts('a', ['x', 'y', 'x', '', 'NA', undefined, 'z'], { most: 2 })
  expect(texts).toEqual({
    name: 'a',
    counts: new Map([
      ['x', 2],
      ['y', 1],
    ]),
    overflow: 1,
    missing: 3,
  })
})

test('classes differ, and every one has words in both languages', () => {
  expect(new Set(columnClasses.map(({ id }) => id)).size).toBe(columnClasses.length)
  expect(columnClasses.filter(({ title }) => title.en === '' || title.fr === '')).toEqual([])
})

describe('what hospital columns are called', () => {
  const numbers = Array.from({ length: 100 }, (_, row) => `${20_000 + ((row * 7) % 45) * 137}`)
  const rare = Array.from(
    { length: 100 },
    (_, row) => `Xq${'abcdefghij'[row % 10]}${'klmnopqrst'[Math.floor(row / 10)]}u`,
  )

  test.each([
    'carte_vitale',
    'numero_assure',
    'enrollee_id',
    'national_id',
    'id_praticien',
    'IMEI',
    'numero_don',
    'titre_sejour',
    'csn',
    'registration_number',
    'spell_id',
    'numero_lame',
  ])(
    'numbers called %s are somebody’s, which the same numbers under a name that says nothing are not by themselves',
    (name) => {
      expect(find(name, numbers).role).toBe('direct')
      expect(find('zzz', numbers).role).not.toBe('direct')
    },
  )

  test.each(['nom_epouse', 'previous_name', 'deuxieme_prenom', 'known as'])(
    'rare words called %s are names',
    (name) => {
      expect(find(name, rare).role).toBe('direct')
      expect(find('zzz', rare).role).not.toBe('direct')
    },
  )

  test('two rare words with a capital are names of people where the column says so', () => {
    const two = rare.map((word, row) => `${word} Zv${rare[(row * 3 + 1) % 100]?.slice(2)}`)
    expect(find('nom_complet', two).role).toBe('direct')
    expect(find('zzz', two).role).not.toBe('direct')
  })
})
