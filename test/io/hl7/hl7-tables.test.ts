import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { hl7Message, isMessageFile, MessageTables, openHl7 } from '../../../src/io/hl7/index.js'
import { momentOf } from '../../../src/io/hl7/moments.js'
import { cellAt } from '../../../src/table/index.js'

const root = mkdtempSync(join(tmpdir(), 'hl7-'))
afterAll(() => rmSync(root, { recursive: true }))
let folders = 0
const folderOf = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const message = (type: string, sent: string, ...segments: readonly string[]) =>
  `${[`MSH|^~\\&|HIS|CHU|||${sent}||${type}|1|P|2.5`, ...segments].join('\r')}\r`
const pid = 'PID|1||7^^^CHU^PI||DURAND^Anne||19500203|F'
/** A segment by its fields' numbers. */
const segment = (name: string, fields: Readonly<Record<number, string>>) => {
  const last = Math.max(...Object.keys(fields).map(Number))
  return [name, ...Array.from({ length: last }, (_, at) => fields[at + 1] ?? '')].join('|')
}
const visit = (fields: Readonly<Record<number, string>>) => segment('PV1', { 1: '1', 2: 'I', 19: 'V1', ...fields })

/** The rows of a table as objects without what is missing and without keys. */
function rowsOf(messages: readonly string[], name: string, { keys = false } = {}) {
  const gathered = new MessageTables()
  for (const text of messages) expect(gathered.add(hl7Message(text)!)).toBe(true)
  const table = gathered.tables().get(name)
  if (table === undefined) return []
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(
      table.columns
        .map((column) => [column.name, cellAt(column, row)] as const)
        .filter(([column, cell]) => cell !== null && (keys || !['id', 'patient', 'encounter'].includes(column))),
    ),
  )
}

test('admission, change and discharge are one visit: what is told later counts, what is not told stays', () => {
  const messages = [
    message('ADT^A03', '20230120', pid, visit({ 36: '01', 45: '20230120101500' })),
    message('ADT^A01', '20230115', 'EVN|A01|20230115', pid, visit({ 4: 'E', 44: '20230115083000' })),
    message('ADT^A08', '20230116', pid, visit({ 2: 'E' }), 'PV2|||I21.9^^I10'),
  ]
  expect(rowsOf(messages, 'encounter')).toEqual([
    {
      status: 'finished',
      class: 'IMP',
      type: 'http://terminology.hl7.org/CodeSystem/v2-0007|E',
      start: '2023-01-15 08:30',
      end: '2023-01-20 10:15',
      reason: 'icd10|I21.9',
      discharge: 'http://terminology.hl7.org/CodeSystem/v2-0112|01',
    },
  ])
})

test('a discharge that is taken back, and a visit that never was', () => {
  const told = [
    message('ADT^A01', '1', pid, visit({ 44: '20230115' })),
    message('ADT^A03', '2023', pid, visit({ 36: '01', 45: '20230116' })),
  ]
  const taken = message('ADT^A13', '2024', pid, visit({}))
  expect(rowsOf([...told, taken], 'encounter')).toEqual([{ status: 'in-progress', class: 'IMP', start: '2023-01-15' }])
  const never = message('ADT^A11', '2024', pid, visit({}))
  expect(rowsOf([...told, never], 'encounter')).toMatchObject([{ status: 'cancelled' }])
})

test('"" deletes what was told, an empty field says nothing', () => {
  const first = message('ADT^A08', '2023', segment('PID', { 3: '7', 7: '19500203', 8: 'F', 29: '20230110' }))
  const second = message('ADT^A08', '2024', segment('PID', { 3: '7', 29: '""' }))
  expect(rowsOf([first, second], 'patient')).toEqual([{ gender: 'female', birth_date: '1950-02-03' }])
})

describe('who is who', () => {
  const people = (...lines: readonly string[]) =>
    rowsOf(
      lines.map((line) => message('ADT^A08', '2023', line)),
      'patient',
      { keys: true },
    ).map(({ id }) => id)
  test('the number of the house is taken, wherever it stands among others', () => {
    expect(people('PID|||180027512345678^^^INS^NI~7^^^CHU^PI', 'PID|||7^^^CHU^PI~99^^^LAB^LR')).toHaveLength(1)
  })
  test('numbers of two authorities are two people, one without an authority is of the only one', () => {
    expect(people('PID|||7^^^CHU', 'PID|||7^^^CLINIC')).toHaveLength(2)
    expect(people('PID|||7^^^CHU', 'PID|||7')).toHaveLength(1)
    expect(people('PID|||7^^^CHU', 'PID|||7^^^CLINIC', 'PID|||7')).toHaveLength(3)
  })
  test('old messages have it in PID-2', () => {
    expect(people('PID||7|', 'PID||7|')).toHaveLength(1)
  })
  test('two numbers that are merged are one person, from the first message on; two that merge into each other end', () => {
    const merge = (kept: string, given: string) => message('ADT^A40', '2024', `PID|||${kept}`, `MRG|${given}`)
    const visits = ['7', '8'].map((id) => message('ADT^A01', '2023', `PID|||${id}|`, visit({ 19: `V${id}` })))
    expect(rowsOf([...visits, merge('8', '7')], 'patient')).toHaveLength(1)
    const encounters = rowsOf([...visits, merge('8', '7')], 'encounter', { keys: true })
    expect(new Set(encounters.map(({ patient }) => patient)).size).toBe(1)
    expect(encounters).toHaveLength(2)
    expect(rowsOf([...visits, merge('8', '7'), merge('7', '8')], 'patient').length).toBeGreaterThan(0)
  })
  test('the same number of a visit of two people is two visits', () => {
    const messages = ['7', '8'].map((id) => message('ADT^A01', '2023', `PID|||${id}|`, visit({})))
    expect(rowsOf(messages, 'encounter')).toHaveLength(2)
  })
})

test('diagnoses told again are the same ones, and one that is deleted is gone', () => {
  const told = (sent: string, ...codes: readonly string[]) =>
    message(
      'ADT^A08',
      sent,
      pid,
      visit({}),
      ...codes.map((code, index) => segment('DG1', { 1: `${index + 1}`, 3: `${code}^^CIM10`, 5: '20230115' })),
    )
  const gone = message('ADT^A08', '2025', pid, visit({}), segment('DG1', { 3: 'J18.9^^I10', 21: 'D' }))
  expect(rowsOf([told('2023', 'I21.9', 'J18.9'), told('2024', 'I21.9', 'J18.9')], 'condition')).toHaveLength(2)
  expect(rowsOf([told('2023', 'I21.9', 'J18.9'), gone], 'condition')).toEqual([
    { code: 'icd10|I21.9', onset: '2023-01-15' },
  ])
})

describe('results', () => {
  const result = (fields: Readonly<Record<number, string>>, sent = '20230115') =>
    message(
      'ORU^R01',
      sent,
      pid,
      visit({}),
      'OBR|1||L1|24323-8^^LN|||20230115090000||||||||||||||||||F',
      segment('OBX', { 1: '1', 3: '2823-3^Potassium^LN', 11: 'F', ...fields }),
    )
  const found = (fields: Readonly<Record<number, string>>) =>
    rowsOf([result(fields)], 'observation').map(({ value, unit, finding }) => ({ value, unit, finding }))
  test.each<[string, Readonly<Record<number, string>>, readonly object[]]>([
    ['NM', { 2: 'NM', 5: '4.1', 6: 'mmol/L' }, [{ value: 4.1, unit: 'mmol/L', finding: undefined }]],
    ['SN', { 2: 'SN', 5: '^4.1', 6: 'mmol/L' }, [{ value: 4.1, unit: 'mmol/L', finding: undefined }]],
    ['SN with a comparator', { 2: 'SN', 5: '>^100' }, [{ value: undefined, unit: undefined, finding: undefined }]],
    ['a ratio', { 2: 'SN', 5: '^1^:^128' }, [{ value: undefined, unit: undefined, finding: undefined }]],
    ['CWE', { 2: 'CWE', 5: '260373001^Detected^SCT' }, [{ value: undefined, finding: 'snomed|260373001' }]],
    ['words typed as a code', { 2: 'CE', 5: 'Mme Durand va bien' }, [{ value: undefined, finding: undefined }]],
    ['ST with a unit', { 2: 'ST', 5: '4.1', 6: 'mmol/L' }, [{ value: 4.1, unit: 'mmol/L', finding: undefined }]],
    ['ST without', { 2: 'ST', 5: '0612345678' }, []],
    ['TX', { 2: 'TX', 5: 'Mme Durand va bien' }, []],
    ['ED', { 2: 'ED', 5: '^application^pdf^Base64^JVBERi0x' }, []],
    ['no type', { 5: '4.1' }, []],
  ])('%s', (_, fields, expected) => {
    expect(found(fields)).toEqual(expected)
  })
  test('time, status and report', () => {
    expect(rowsOf([result({ 2: 'NM', 5: '4.1' })], 'observation')).toEqual([
      { status: 'final', effective: '2023-01-15 09:00', code: 'loinc|2823-3', value: 4.1 },
    ])
    expect(rowsOf([result({ 2: 'NM', 5: '4.1' })], 'diagnostic_report')).toEqual([
      { code: 'loinc|24323-8', status: 'final', effective: '2023-01-15 09:00' },
    ])
  })
  test('a corrected value takes the place of the first, whatever the order of files; a deleted one is gone', () => {
    const [first, corrected] = [result({ 2: 'NM', 5: '9.9', 11: 'P' }), result({ 2: 'NM', 5: '4.1', 11: 'C' }, '2024')]
    const expected = [{ status: 'corrected', effective: '2023-01-15 09:00', code: 'loinc|2823-3', value: 4.1 }]
    expect(rowsOf([first, corrected], 'observation')).toEqual(expected)
    expect(rowsOf([corrected, first], 'observation')).toEqual(expected)
    expect(rowsOf([first, result({ 2: 'NM', 11: 'D' }, '2024')], 'observation')).toEqual([])
  })
  test('several people in one message each keep their own', () => {
    const two = message(
      'ORU^R01',
      '2023',
      ...['7', '8'].flatMap((id) => [
        `PID|||${id}`,
        `OBR|1||L${id}|1^^LN`,
        segment('OBX', { 2: 'NM', 3: '2^^LN', 5: id }),
      ]),
    )
    expect(rowsOf([two], 'observation', { keys: true }).map(({ patient, value }) => [patient, value])).toEqual([
      ['["7",""]', 7],
      ['["8",""]', 8],
    ])
  })
})

test('procedures, allergies and vaccines', () => {
  const told = message(
    'ADT^A01',
    '2023',
    pid,
    segment('PR1', { 1: '1', 3: 'DDAF001^^CCAM', 5: '20230116' }),
    segment('AL1', { 1: '1', 2: 'DA', 3: '7980^^RXNORM', 4: 'SV', 6: '2019' }),
    segment('RXA', { 3: '20221015', 5: '140^^CVX', 20: 'CP' }),
  )
  expect(rowsOf([told], 'procedure')).toEqual([
    { code: 'urn:id:CCAM|DDAF001', status: 'completed', performed: '2023-01-16' },
  ])
  expect(rowsOf([told], 'allergy')).toEqual([
    {
      code: 'rxnorm|7980',
      category: 'medication',
      criticality: 'high',
      recorded: '2019-01-01',
      recorded_precision: 'year',
    },
  ])
  expect(rowsOf([told], 'immunization')).toEqual([{ code: 'cvx|140', status: 'completed', occurrence: '2022-10-15' }])
})

test.each([
  ['20230115083000.123+0100', '2023-01-15T08:30:00'],
  ['2023011508', '2023-01-15T08:00:00'],
  ['202301150830-0500', '2023-01-15T08:30:00'],
  ['20230115', '2023-01-15'],
  ['202301', '2023-01'],
  ['2023', '2023'],
  ['20230230', undefined],
  ['202313', undefined],
  ['00000000', undefined],
  ['2023011524', undefined],
  ['15/01/2023', undefined],
  ['', undefined],
])('%s is %s', (text, expected) => {
  expect(momentOf(text)).toBe(expected)
})

test('every day of the calendar is read as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      return momentOf(day.replaceAll('-', '')) === day
    }),
  )
})

test('escapes in codes are read, separators are those of the header', () => {
  const own = 'MSH#*!?%#A#B###2023##ADT*A08#1#P#2.5\rPID###7\rDG1#1##A?S?1**L\r'
  expect(rowsOf([own], 'condition')).toMatchObject([{ code: 'urn:id:L|A*1' }])
})

describe('places', () => {
  const two = message('ADT^A01', '2023', pid, visit({ 44: '20230115' }))
  test('files are known by their names or by how they begin', async () => {
    const folder = folderOf({ 'a.hl7': two, 'b.er7': two, 'c.txt': two, d: two, 'e.txt': 'words', 'f.csv': two })
    const known = await Promise.all(
      ['a.hl7', 'b.er7', 'c.txt', 'd', 'e.txt', 'f.csv'].map((name) => isMessageFile(join(folder, name))),
    )
    expect(known).toEqual([true, true, true, true, false, false])
  })
  test('a file alone, a folder, gzip, batches and MLLP hold the same people', async () => {
    const batch = `FHS|^~\\&|A\rBHS|^~\\&|A\r${two}BTS|1\rFTS|1\r`
    const contents = { 'a.hl7': two, 'a.hl7.gz': gzipSync(two), 'b.hl7': batch, 'c.hl7': `\u000b${two}\u001c\r` }
    for (const [name, content] of Object.entries(contents))
      for (const place of [folderOf({ [name]: content }), join(folderOf({ [name]: content }), name)]) {
        const opened = await openHl7(place)
        expect(opened.names).toEqual(['patient', 'encounter'])
        expect((await opened.read('encounter')).table.rowCount).toBe(1)
      }
  })
  test('the character set is the one that MSH-18 names', async () => {
    const header = 'MSH|^~\\&|A|B|||2023||ADT^A08|1|P|2.5||||||8859/2\r'
    const bytes = Buffer.concat([Buffer.from(`${header}PID|||7\rDG1|1||`), Buffer.from([0xe8]), Buffer.from('1^^L\r')])
    const { table } = await (await openHl7(folderOf({ 'a.hl7': bytes }))).read('condition')
    expect(cellAt(table.column('code'), 0)).toBe('urn:id:L|č1')
  })
  test('every line that is none, and every person without a number, is told by file and message', async () => {
    const folder = folderOf({
      'a.hl7': `${two}MSH|^~\\&|A\rMONSIEUR DURAND\r${message('ADT^A01', '2', 'PID|||^^^CHU')}`,
      'b.hl7': message('ACK', '2023', 'MSA|AA|1'),
    })
    const file = join(folder, 'a.hl7')
    await expect(openHl7(folder)).rejects.toMatchObject({
      code: 'bad-data',
      issues: [
        { message: 'a line is no segment of HL7 v2', file, row: 2 },
        { message: 'no number of the patient', file, row: 3, column: 'PID-3' },
      ],
    })
  })
  test('messages about nobody hold no people', async () => {
    const folder = folderOf({ 'b.hl7': message('ACK', '2023', 'MSA|AA|1') })
    await expect(openHl7(folder)).rejects.toMatchObject({ code: 'bad-data', issues: [{ file: folder }] })
  })
})
