import { describe, expect, test } from 'vitest'
import { columnCounter, detectColumn, findIdentifier, freshLike, identifiers } from '../../../src/identity/index.js'

/** Small tables, as exports are. */
const rows = 40

function drawsOf(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

type Make = (draw: (bound: number) => number, row: number) => string
const digits = (count: number, draw: (bound: number) => number) =>
  Array.from({ length: count }, () => draw(10)).join('')
const oneOf = (words: string) => {
  const list = words.split('|')
  return (draw: (bound: number) => number) => list[draw(list.length)]!
}

function cellsOf(make: Make, seed: number): string[] {
  const draw = drawsOf(seed)
  return Array.from({ length: rows }, (_, row) => make(draw, row))
}

function roleOf(name: string, cells: readonly string[]) {
  const counter = columnCounter(name)
  for (const cell of cells) counter.add(cell)
  return detectColumn(counter.texts())
}

const registers = identifiers.filter(
  ({ id, of }) => of !== 'institution' && !/^(phone-|plate-us|adeli|siren|siret|finess)/.test(id) && id !== 'ipv6',
)

describe('a number of a register is direct whatever its column is called', () => {
  test.each(registers.map(({ id }) => id))('%s', (id) => {
    const identifier = findIdentifier(id)!
    const isFree = identifier.parse(identifier.example)!.parts.some(({ places }) => places === undefined)
    if (isFree) return
    const cells = cellsOf((draw) => freshLike(identifier, identifier.example, { draw }), id.length + 3)
    expect(roleOf('X3', cells)).toMatchObject({ role: 'direct' })
  })
})

const staff = (prefix: string) => (draw: (bound: number) => number) => `${prefix}${[104, 117, 122, 139][draw(4)]}`
const hex = (length: number) => (draw: (bound: number) => number) =>
  Array.from({ length }, () => '0123456789abcdef'[draw(16)]).join('')
const town = oneOf('Bilbao|Graz|Odense|Gent|Cork|Turku|Porto|Brno|Łódź|Split')

describe('what identifies in tables of many countries is direct', () => {
  const cases: readonly (readonly [name: string, make: Make])[] = [
    // Numbers of few staff, which come again and again.
    ...[
      'lab_tech_id',
      'NURSE_NO',
      'crewMemberRef',
      'PRESCRIBER_ID',
      'surgeon code',
      'arzt_nr',
      'medico_id',
      'huisartscode',
      'operador_id',
      'ID_INFERMIERE',
      'usr_id',
      'employee badge',
      'ATTENDING_PROV_ID',
      'lakare_id',
      'lekarz_nr',
      'vaccinator_key',
      'sage_femme_id',
    ].map((name) => [name, staff('')] as const),
    // Numbers of patients and documents, by names in several languages.
    ...[
      'PAT_KEY',
      'patientnummer',
      'nr_paciente',
      'NumUtente',
      'versicherten_nr',
      'nrMatricola_paziente',
      'Passport No',
      'driving_licence_number',
      'permis_numero',
      'GMC',
      'GPhC no',
      'RIZIV',
      'BSN',
      'policy_no',
      'MemberCardNumber',
      'subscriber_ref',
      'visa number',
      'donor_code',
      'rando_nr',
      'SUBJID',
      '(0010,0020)',
      'PID_3',
      '00101090',
      'OBR-3',
      'ident_malade',
      'n° carte',
      'pid_2',
    ].map((name) => [name, (draw: (bound: number) => number) => `${1 + draw(9)}${digits(5, draw)}`] as const),
    // Codes without a telling name.
    ['c1', (draw) => hex(40)(draw)],
    [
      'k',
      (draw) =>
        ['9f2c7e11aa40c3d8', '77b0e4f19c2d5a63', 'e01d44c8b7f92a35', '3c5fa90d1e7b2846', 'a4d2f1906b8c3e57'][draw(5)]!,
    ],
    ['ANO', (draw) => ['Zk3x9Qw7Lm2Pf8Rt5Vb1', 'Hq8n4Ty6Bc1Xs9Wd3Ke7', 'Mv2j5Gp7Rz4Lu8Na6Fi0'][draw(3)]!],
    // Ways to reach somebody.
    [
      'F7',
      (draw) =>
        `+${[32, 353, 351, 45, 48][draw(5)]} ${4 + draw(5)}${digits(2, draw)} ${digits(3, draw)} ${digits(3, draw)}`,
    ],
    ['handy', (draw) => `0${1 + draw(8)}${digits(2, draw)} ${digits(6, draw)}`],
    ['telefoon', (draw) => `06-${digits(8, draw)}`],
    ['movil', (draw) => `6${digits(2, draw)} ${digits(2, draw)} ${digits(2, draw)} ${digits(2, draw)}`],
    [
      'contact_cell',
      (draw) => `(${2 + draw(8)}${digits(2, draw)}) ${2 + draw(8)}${digits(2, draw)}-${digits(4, draw)}`,
    ],
    ['q9', (draw) => `@${oneOf('anna|luca|jens|noor|mia')(draw)}_${digits(2, draw)}`],
    ['link', (draw) => `fhir://hosp/${digits(6, draw)}`],
    // Names.
    [
      'C4',
      (draw) =>
        oneOf(
          'Murphy, Aoife|O’Brien, Cian|Kovács, Eszter|Lindqvist, Elsa|Nowak, Piotr|Peeters, Joris|Silva, Beatriz|Rossi, Luca',
        )(draw),
    ],
    [
      '(0010,0010)',
      (draw) =>
        oneOf(
          'Murphy^Aoife|Brady^Cian|Kovacs^Eszter|Lindqvist^Elsa|Nowak^Piotr|Peeters^Joris|Silva^Beatriz|Rossi^Luca',
        )(draw),
    ],
    ['x', (draw) => oneOf('A. Murphy|C. Brady|E. Kovács|E. Lindqvist|P. Nowak|J. Peeters|B. Silva|L. Rossi')(draw)],
    ['nachname', (draw) => oneOf('Huber|Gruber|Steiner|Pichler|Moser|Egger|Fuchs|Wolf|Hofer|Leitner')(draw)],
    ['apellido', (draw) => oneOf('García|López|Sánchez|Gómez|Ruiz|Díaz|Moreno|Muñoz|Romero|Alonso')(draw)],
    ['achternaam', (draw) => oneOf('de Vries|Bakker|Visser|Smit|Mulder|Bos|Vos|Peters|Dekker|Dijkstra')(draw)],
    [
      'MAIDEN_NM',
      (draw) => oneOf('Zwart|Okonkwo|Petridis|Halloran|Vasquez|Lindahl|Iyer|Tanaka|Brzezicki|Achterberg')(draw),
    ],
    ['A', (draw) => oneOf('王伟|李娜|张敏|刘洋|陈静|杨磊|赵军|黄丽')(draw)],
    [
      'B',
      (draw) =>
        oneOf('Иванов Пётр|Смирнова Анна|Кузнецов Олег|Попова Ирина|Соколов Илья|Лебедева Ольга|Новиков Юрий')(draw),
    ],
    ['fio', (draw) => oneOf('김민준|이서연|박지훈|최수진|정하은|강도윤|조은우|윤서준')(draw)],
    // Places of people.
    ['anschrift', (draw) => `${oneOf('Linden|Garten|Bahnhof|Schiller')(draw)}straße ${1 + draw(80)}`],
    ['w1', (draw) => `${oneOf('Calle Mayor|Calle de Alcalá|Avenida de América|Plaza Nueva')(draw)}, ${1 + draw(80)}`],
    ['w2', (draw) => `${oneOf('Keizersgracht|Dorpsstraat|Kerklaan|Molenweg')(draw)} ${1 + draw(80)}`],
    ['w3', (draw) => `${oneOf('Via Roma|Viale Monza|Piazza Dante|Corso Italia')(draw)}, ${1 + draw(80)}`],
    ['w4', (draw) => `PO Box ${1 + draw(9000)}`],
    ['loc', (draw) => `48.${digits(5, draw)}, 2.${digits(5, draw)}`],
    [
      'p',
      (draw) =>
        `///${oneOf('filled|index|grape')(draw)}.${oneOf('count|stone|river')(draw)}.${oneOf('soap|plane|lamp')(draw)}`,
    ],
    ['wallet', (draw) => `0x${hex(40)(draw)}`],
  ]
  test.each(cases)('%s', (name, make) => {
    const found = roleOf(name, cellsOf(make, name.length + 11))
    expect({ name, role: found.role, class: found.class }).toMatchObject({ role: 'direct' })
  })
})

describe('what looks like it and is not, is not direct', () => {
  const cases: readonly (readonly [name: string, make: Make])[] = [
    ['BP', (draw) => `${100 + draw(70)}/${55 + draw(40)}`],
    ['cell_count', (draw) => String(180_000 + draw(270_000))],
    ['ts_ms', (draw) => String(1_600_000_000_000 + draw(90_000_000) * 1000)],
    ['created_ts', (draw) => String(1_600_000_000 + draw(90_000_000))],
    ['OBX_3', oneOf('GLU|CREA|NA|K|HB|CRP|ALT|AST|LDL|TSH')],
    ['doctor_type', oneOf('A101|B202|C303')],
    ['patient_age', (draw) => String(18 + draw(70))],
    ['nurse count', (draw) => String(draw(12))],
    ['member_status', oneOf('ACT1|INA2|SUS3')],
    ['ward', oneOf('Cardiology|ICU|Surgery|Oncology')],
    ['provider specialty', oneOf('Cardiology|Surgery|Oncology|General practice')],
    ['residence', (draw) => town(draw)],
    ['drug', oneOf('Amoxicillin|Metformin|Paracetamol|Ramipril|Insulin|Warfarin')],
    ['vaccine', oneOf('Hepatitis B|Influenza A|Tetanus|Measles')],
    ['genotype', oneOf('A/A|A/G|G/G')],
    ['loinc', oneOf('2345-7|718-7|4548-4|2160-0|2951-2|2823-3')],
    ['atc', oneOf('A10BA02|N02BE01|C09AA05|J01CA04|B01AA03')],
    ['weight', (draw) => (50 + draw(400) / 10).toFixed(1)],
    ['diagnosis', oneOf('E11.9|I10|J45.0|C50.9|N18.3|F32.1')],
    ['person role', oneOf('mother|father|sibling|self')],
    ['title', oneOf('Mr|Mrs|Ms|Dr')],
    ['result', (draw) => String(draw(200))],
    ['price', (draw) => `${10 + draw(900)}.${digits(2, draw)}`],
    ['software_commit', (draw) => ['9f2c7e11aa40c3d89f2c', '77b0e4f19c2d5a6377b0', 'e01d44c8b7f92a35e01d'][draw(3)]!],
  ]
  test.each(cases)('%s', (name, make) => {
    const found = roleOf(name, cellsOf(make, name.length + 5))
    expect({ name, role: found.role, class: found.class }).not.toMatchObject({ role: 'direct' })
  })
})

test('a sentence with a date and a doctor is text that names somebody, and no street', () => {
  const cells = cellsOf(
    (draw) =>
      `Mme ${oneOf('Durand|Petit|Moreau')(draw)}, vue le 1${draw(9)}/02/2021 par le Dr ${oneOf('Roux|Faure')(draw)}. Suite simple, sort demain.`,
    3,
  )
  expect(roleOf('texte', cells)).toMatchObject({ role: 'direct', class: 'free-text' })
})

test('what a bracket says of somebody is no part of a name, and nobody is no name', () => {
  const family = oneOf('Lefort|Okafor|Hartley|Brandt|Moreno|Quigley|Novak|Sørensen')
  const titled = cellsOf(
    (draw) => `${family(draw).toUpperCase()}, ${oneOf('Ann|Ravi|Eoin|Maeve')(draw)} (${oneOf('Mr|Mrs|Dr')(draw)})`,
    3,
  )
  expect(roleOf('Full Name', titled).role).toBe('direct')
  const kin = cellsOf((draw) => `${family(draw)} (${oneOf('spouse|dtr|son')(draw)})`, 5)
  expect(roleOf('next of kin', kin).role).toBe('direct')
  const guardians = cellsOf((draw, row) => (row % 3 === 0 ? `${oneOf('Ann|Ravi')(draw)} ${family(draw)}` : 'néant'), 7)
  expect(roleOf('tuteur', guardians).role).toBe('direct')
  const wards = cellsOf((draw) => `${oneOf('Surgery|Cardiology|Medicine')(draw)} (${oneOf('day|night')(draw)})`, 9)
  expect(roleOf('ward', wards).role).not.toBe('direct')
})
