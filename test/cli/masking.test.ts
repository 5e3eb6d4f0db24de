import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import { maskFiles, parseMaskJob, readKeyFile, ringOf } from '../../src/pipeline/masking/index.js'
import { applySchema, cellAt, levelColumn, numberColumn, parseSchema, Table } from '../../src/table/index.js'
import { mirrorwardHere } from './in-process.js'

const folders: string[] = []
let folder = ''

const patients = [
  'ipp;nom;prenom;sexe;naissance;courriel;nir;cp',
  '10000001;DURAND;Anne;F;1950-02-03;anne.durand@laposte.net;255081416802538;69003',
  '10000002;Lefèvre;Paul;M;1985-05-12;p.lefevre@free.fr;185057800608491;75011',
  '10000003;"Petit; dit Roux";Zoé;F;;;;13001',
]
const stays = [
  '{"ipp": "10000001", "entree": "2020-01-10", "sortie": "2020-01-15T10:00:00+01:00", "poids": 61.50}',
  '{"ipp": "10000002", "entree": "2020-02-01", "sortie": null, "poids": 80}',
  '{"ipp": "10000001", "entree": "2021-01-10", "sortie": "2021-01-11T08:30:00+01:00", "poids": 60}',
]
const job = `project: essai
key: { file: masking.key }
heldBy: le médecin DIM
asOf: 2026-01-01
tables:
  patients: { source: data/patients.csv, patient: ipp, key: ipp }
  stays: { source: data/stays.jsonl, patient: ipp }
references: { stays.ipp: patients.ipp }
rules:
  - { columns: [patients.ipp, stays.ipp], mask: ff1 }
  - { columns: patients.nom, mask: pick, list: fr/last-names }
  - { columns: patients.prenom, mask: pick, list: fr/first-names, sex: sexe }
  - { columns: patients.courriel, mask: template, text: '{{prenom|plain}}.{{nom|plain}}@example.org' }
  - { columns: patients.nir, mask: identifier, kind: nir, visible: [sex] }
  - { columns: [patients.naissance, stays.entree, stays.sortie], mask: date-shift }
  - { columns: patients.cp, mask: generalise, hierarchy: fr-postcode }
  - { columns: [patients.sexe, stays.poids], mask: keep }
`

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masking-cli-'))
  folders.push(folder)
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data/patients.csv'), Buffer.from(`${patients.join('\r\n')}\r\n`, 'latin1'))
  writeFileSync(join(folder, 'data/stays.jsonl'), `${stays.join('\n')}\n`)
  writeFileSync(join(folder, 'masking.yaml'), job)
  expect((await mirrorwardHere(folder, ['keys', 'new', 'masking.key'])).status).toBe(0)
})
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true })
})

const run = (...words: string[]) => mirrorwardHere(folder, words)
const read = (file: string, encoding: BufferEncoding = 'utf8') => readFileSync(join(folder, file)).toString(encoding)

describe('mask', () => {
  test('masks a folder of CSV and JSON lines by one set of rules, says what it is, and verifies', async () => {
    const done = await run('mask', 'masking.yaml', '--out', 'masked')
    expect(done.stderr).toBe('')
    expect(done.status).toBe(0)
    expect(done.stdout).toContain('these are still personal data under the GDPR')
    expect(readdirSync(join(folder, 'masked')).sort()).toEqual([
      'certificate.md',
      'manifest.json',
      'patients.csv',
      'stays.jsonl',
    ])
    const rows = read('masked/patients.csv', 'latin1')
      .split('\r\n')
      .map((line) => line.split(';'))
    expect(rows[0]).toEqual(patients[0]!.split(';'))
    const [first, second, third] = rows.slice(1)
    expect(first![0]).toMatch(/^\d{8}$/)
    expect(first![1]).toBe(first![1]!.toUpperCase())
    expect(first![5]).toBe(`${plain(first![2]!)}.${plain(first![1]!)}@example.org`)
    expect(first![6]).toMatch(/^2\d{14}$/)
    expect(first![7]).not.toBe('69003')
    expect(third!.slice(4, 7)).toEqual(['', '', ''])
    const lines = read('masked/stays.jsonl').trim().split('\n')
    const masked = lines.map((line) => JSON.parse(line) as { ipp: string; entree: string; sortie: string | null })
    expect(masked.map(({ ipp }) => ipp)).toEqual([first![0], second![0], first![0]])
    expect(lines[0]).toMatch(
      /^\{"ipp": "\d{8}", "entree": "\d{4}-\d\d-\d\d", "sortie": "\d{4}-\d\d-\d\dT10:00:00\+01:00", "poids": 61\.50\}$/,
    )
    const days = (text: string) => Date.parse(text.slice(0, 10)) / 86_400_000
    expect(days(masked[2]!.entree) - days(masked[0]!.entree)).toBe(366)
    expect(days(masked[0]!.entree) - days(first![4]!)).toBe(days('2020-01-10') - days('1950-02-03'))
    expect(days(masked[0]!.entree)).toBeLessThan(days('2020-01-10'))
    expect((await run('verify', 'masked')).status).toBe(0)
    expect(read('masked/certificate.md')).toMatch(
      /\| patients \| nom \| pick \| .+ \| different values for \d+ entries: 3 \|/,
    )
    for (const file of ['patients.csv', 'stays.jsonl', 'manifest.json', 'certificate.md']) {
      const text = read(`masked/${file}`, 'latin1')
      for (const secret of ['DURAND', '10000001', 'anne.durand', '255081416802538', '1950-02-03'])
        expect(text).not.toContain(secret)
    }
  })

  test('gives the same bytes again with one key, and no value in common with another', async () => {
    await run('mask', 'masking.yaml', '--out', 'one')
    await run('mask', 'masking.yaml', '--out', 'two')
    expect(read('two/patients.csv')).toBe(read('one/patients.csv'))
    expect(read('two/stays.jsonl')).toBe(read('one/stays.jsonl'))
    rmSync(join(folder, 'masking.key'))
    await run('keys', 'new', 'masking.key')
    await run('mask', 'masking.yaml', '--out', 'three')
    const keys = (file: string) =>
      read(file, 'latin1')
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(';')[0])
    expect(keys('three/patients.csv').filter((key) => keys('one/patients.csv').includes(key))).toEqual([])
  })

  test('rules that all keep give back the same bytes', async () => {
    writeFileSync(
      join(folder, 'keep.yaml'),
      'project: p\ntables: { patients: { source: data/patients.csv }, stays: { source: data/stays.jsonl } }\nrules: [{ columns: ["*.*"], mask: keep }]\n',
    )
    const done = await run('mask', 'keep.yaml', '--out', 'kept')
    expect([done.status, done.stderr]).toEqual([0, ''])
    expect(read('kept/patients.csv', 'latin1')).toBe(read('data/patients.csv', 'latin1'))
    expect(read('kept/stays.jsonl')).toBe(read('data/stays.jsonl'))
    expect(JSON.parse(read('kept/manifest.json'))).toMatchObject({ nature: 'masked' })
  })

  test('a dry run shows columns and masks, and writes nothing', async () => {
    const before = readdirSync(folder)
    const done = await run('mask', 'masking.yaml', '--dry-run')
    expect(done.stdout).toMatch(/patients\.ipp +ff1 +a pseudonym, by the key +patient/)
    expect(readdirSync(folder)).toEqual(before)
  })

  test('speaks French, in the certificate too', async () => {
    const done = await run('mask', 'masking.yaml', '--out', 'masked', '--lang', 'fr')
    expect(done.stdout).toContain('toujours des données à caractère personnel au sens du RGPD')
    expect(read('masked/certificate.md')).toContain('détenue par : le médecin DIM')
  })

  test('says in French what is wrong, too', async () => {
    writeFileSync(join(folder, 'masking.yaml'), job.replace('patients.cp', 'patients.cpp'))
    const wrong = await run('mask', 'masking.yaml', '--out', 'masked', '--lang', 'fr')
    expect(wrong.stderr).toContain('les règles ne conviennent pas aux tables')
    expect(wrong.stderr).toContain('règle 7 : aucune colonne ne s’appelle patients.cpp')
    expect(wrong.stderr).toContain('aucune règle (keep dit que rien n’est fait)')
  })

  test('a throwaway key is written nowhere, and the release is masked', async () => {
    writeFileSync(join(folder, 'masking.yaml'), job.replace('{ file: masking.key }', 'throwaway'))
    expect((await run('mask', 'masking.yaml', '--out', 'masked')).status).toBe(0)
    expect(JSON.parse(read('masked/manifest.json'))).toMatchObject({ nature: 'masked' })
    expect(read('masked/manifest.json')).not.toContain('keyId')
  })

  test('no artefact, log or message holds the key', async () => {
    const key = read('masking.key').trim().split(':')[1]!
    const done = [
      await run('mask', 'masking.yaml', '--out', 'masked'),
      await run('mask', 'masking.yaml', '--out', 'masked', '--json'),
    ]
    const texts = [
      ...done.flatMap(({ stdout, stderr }) => [stdout, stderr]),
      ...readdirSync(join(folder, 'masked')).map((file) => read(`masked/${file}`)),
      read('masking.audit.jsonl'),
    ]
    for (const text of texts)
      for (let at = 0; at + 8 <= key.length; at += 8) expect(text.includes(key.slice(at, at + 8)) && at > 0).toBe(false)
  })

  test.each([
    [
      'a key file that others may read',
      () => chmodSync(join(folder, 'masking.key'), 0o644),
      'others may read the key file',
    ],
    ['a key that is not there', () => rmSync(join(folder, 'masking.key')), 'no key file'],
    [
      'a rule for a column that is not there',
      () => writeFileSync(join(folder, 'masking.yaml'), job.replace('patients.cp', 'patients.cpp')),
      'no column is called patients.cpp',
    ],
    [
      'a column without a rule',
      () => writeFileSync(join(folder, 'masking.yaml'), job.replace('[patients.sexe, stays.poids]', 'patients.sexe')),
      'no rule (keep says that nothing is done)',
    ],
    [
      'an unknown mask',
      () => writeFileSync(join(folder, 'masking.yaml'), job.replace('mask: ff1', 'mask: md5')),
      'unknown mask',
    ],
    [
      'an unknown key of a mask',
      () => writeFileSync(join(folder, 'masking.yaml'), job.replace('list: fr/last-names', 'lisst: fr/last-names')),
      'unknown key',
    ],
    ['a file that is not there', () => rmSync(join(folder, 'data/stays.jsonl')), 'no file of table "stays"'],
    [
      'a row that is too long',
      () => writeFileSync(join(folder, 'data/patients.csv'), `${patients[0]}\n${patients[2]}\n${patients[1]};x\n`),
      'too many cells',
    ],
    [
      'a cell that no mask can read',
      () =>
        writeFileSync(
          join(folder, 'data/patients.csv'),
          `${patients[0]}\n${patients[1]!.replace('1950-02-03', 'secret')}\n`,
        ),
      'no date (expected YYYY-MM-DD)',
    ],
  ])('%s: exit code 2, nothing written, no cell told', async (_, spoil, said) => {
    spoil()
    const done = await run('mask', 'masking.yaml', '--out', 'masked')
    expect(done.status).toBe(2)
    expect(done.stderr).toContain(said)
    expect(done.stderr).not.toMatch(/secret|DURAND|10000001/)
    expect(readdirSync(folder).filter((name) => name.includes('masked'))).toEqual([])
  })

  test('what was left of the source is kept out of the way', async () => {
    const parsed = parseMaskJob(job, { file: 'masking.yaml' })
    const keys = ringOf(await readKeyFile(join(folder, 'masking.key')), { project: 'essai' })
    const scan = async () => [{ message: 'one value of the source', file: 'stays.jsonl' }]
    const made = await maskFiles({ job: parsed, folder, out: join(folder, 'masked'), keys, scan })
    expect(made.folder).toBe(join(folder, 'masked.quarantine'))
    expect(readdirSync(folder).filter((name) => name.includes('masked'))).toEqual(['masked.quarantine'])
    expect(made.leaks).toHaveLength(1)
  })
})

test('tables that do not say whose row it is ask another, and dates move together in all', async () => {
  writeFileSync(join(folder, 'data/labs.csv'), 'stay,taken,value\nS2,2020-02-02,5.0\nS1,2020-01-12,4.1\nS9,,1\n')
  writeFileSync(
    join(folder, 'data/visits.csv'),
    'stay_id,ipp,entered\nS1,10000001,2020-01-10\nS2,10000002,2020-02-01\n',
  )
  writeFileSync(join(folder, 'data/tubes.csv'), 'tube,stay,opened\nT1,S1,2020-01-13\n')
  const text = `project: essai
key: { file: masking.key }
tables:
  visits: { source: data/visits.csv, patient: ipp }
  labs: { source: data/labs.csv, patient: { column: stay, through: visits } }
  tubes: { source: data/tubes.csv, patient: { column: stay, through: labs } }
references: { labs.stay: visits.stay_id, tubes.stay: labs.stay }
rules:
  - { columns: [visits.ipp], mask: ff1 }
  - { columns: [visits.entered, labs.taken, tubes.opened], mask: date-shift }
  - { columns: '*.*', mask: keep }
`
  writeFileSync(join(folder, 'masking.yaml'), text)
  const done = await run('mask', 'masking.yaml', '--out', 'masked')
  expect([done.status, done.stderr]).toEqual([0, ''])
  const dates = (file: string, at: number) =>
    read(`masked/${file}`)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Date.parse(line.split(',')[at]!) / 86_400_000)
  const [entered, taken, opened] = [dates('visits.csv', 2), dates('labs.csv', 1), dates('tubes.csv', 2)]
  expect([taken[0]! - entered[1]!, taken[1]! - entered[0]!, opened[0]! - entered[0]!]).toEqual([1, 2, 3])
  expect(entered[1]! - entered[0]!).not.toBe(22)
  writeFileSync(join(folder, 'masking.yaml'), text.replace('through: visits', 'through: tubes'))
  expect((await run('mask', 'masking.yaml', '--out', 'again')).stderr).toContain(
    'tables lead to each other for whose rows they are',
  )
})

test('one key gives one pseudonym in CSV, JSON lines, Parquet, Arrow and workbooks, and moves dates alike', async () => {
  const rows = { ipp: ['10000001', '10000002', null], vu: ['2024-02-28', '2024-03-01', ''], poids: [61.5, null, 80] }
  const table = Table.of([
    levelColumn('ipp', rows.ipp),
    numberColumn(
      'vu',
      rows.vu.map((day) => (day === '' ? null : Date.parse(day!))),
    ),
    numberColumn('poids', rows.poids),
  ])
  const schema = parseSchema(
    'name: t\ncolumns:\n  - { name: ipp, kind: identifier, role: direct-identifier }\n  - { name: vu, kind: datetime, format: date }\n  - { name: poids, kind: numeric }\n',
  )
  const formats = ['csv', 'jsonl', 'parquet', 'arrow', 'xlsx']
  for (const format of formats) await writeTable(table, join(folder, `data/t-${format}.${format}`), { schema })
  const names = formats.map((format) => `t-${format}`)
  writeFileSync(
    join(folder, 'masking.yaml'),
    `project: essai
key: { file: masking.key }
tables: { ${formats.map((format) => `t-${format}: { source: data/t-${format}.${format}, patient: ipp }`).join(', ')} }
rules:
  - { columns: '*.ipp', mask: ff1 }
  - { columns: '*.vu', mask: date-shift, onError: 'null' }
  - { columns: '*.poids', mask: keep }
`,
  )
  const done = await run('mask', 'masking.yaml', '--out', 'masked')
  expect([done.status, done.stderr]).toEqual([0, ''])
  const read = []
  for (const [at, name] of names.entries()) {
    const raw = await readTable(join(folder, `masked/${name}.${formats[at]}`))
    const typed = applySchema(raw, schema, { file: name })
    read.push(['ipp', 'vu', 'poids'].map((column) => [0, 1, 2].map((row) => cellAt(typed.column(column), row))))
  }
  for (const each of read) expect(each).toEqual(read[0])
  expect(read[0]![0]![0]).toMatch(/^\d{8}$/)
  expect(read[0]![0]![0]).not.toBe('10000001')
  expect(read[0]![2]).toEqual(rows.poids)
})

test('notes are rewritten by what other tables know of the patient, their dates as those of the tables', async () => {
  writeFileSync(
    join(folder, 'data/notes.csv'),
    `ipp;texte\n10000001;"Mme Durand revue le 10/01/2020 ; DURAND Anne va bien. NIR 2 55 08 14 168 025 38"\n10000002;"M. Lefevre, né le 12/05/1985, toux depuis 3 jours"\n`,
  )
  const withNotes = (mask: string) =>
    job
      .replace(
        'rules:',
        `  notes: { source: data/notes.csv, patient: ipp }\nrules:\n  - { columns: notes.texte, mask: ${mask}, known: { name: [patients.nom, patients.prenom], birth-date: patients.naissance } }`,
      )
      .replace(
        'references: { stays.ipp: patients.ipp }',
        'references: { stays.ipp: patients.ipp, notes.ipp: patients.ipp }',
      )
      .replace('[patients.ipp, stays.ipp]', '[patients.ipp, stays.ipp, notes.ipp]')
  // The tables stand before the references in the file.
  const ordered = (text: string) => text.replace(/(references: .+\n)( {2}notes: .+\n)/, '$2$1')
  writeFileSync(join(folder, 'masking.yaml'), ordered(withNotes('redact-text')))
  const redacted = await run('mask', 'masking.yaml', '--out', 'redacted')
  expect([redacted.status, redacted.stderr]).toEqual([0, ''])
  expect(read('redacted/notes.csv').split('\n')[1]!.split(';').slice(1).join(';')).toBe(
    '"Mme [NOM] revue le [DATE] ; [NOM] va bien. NIR [NIR]"',
  )
  expect(read('redacted/notes.csv')).toContain('toux depuis 3 jours')
  expect(read('redacted/certificate.md')).toMatch(
    /\| notes \| texte \| redact-text \| .+ \| name: \d; date: 1; nir: 1; birth-date: 1 \|/,
  )
  writeFileSync(join(folder, 'masking.yaml'), ordered(withNotes('rewrite-text')))
  const rewritten = await run('mask', 'masking.yaml', '--out', 'rewritten')
  expect([rewritten.status, rewritten.stderr]).toEqual([0, ''])
  const note = read('rewritten/notes.csv').split('\n')[1]!
  expect(note).not.toMatch(/Durand|DURAND|Anne|10\/01\/2020|2 55 08 14 168 025 38/)
  const [, day, month, year] = /revue le (\d\d)\/(\d\d)\/(\d{4})/.exec(note)!
  const stay = JSON.parse(read('rewritten/stays.jsonl').split('\n')[0]!) as { entree: string }
  expect(`${year}-${month}-${day}`).toBe(stay.entree)
})

describe('what was left', () => {
  const people = Array.from(
    { length: 300 },
    (_, at) =>
      [
        10_000_019 + at * 7919,
        ['Durand', 'Lefort', 'Moreau', 'Garnier'][at % 4]! + String.fromCharCode(97 + (at % 26)),
      ] as const,
  )
  const prepare = (note: (at: number, id: number, name: string) => string) => {
    const rows = people.map(([id, name], at) => `${id},${name},${note(at, id, name)},${20_000_019 + at * 7919}`)
    writeFileSync(join(folder, 'data/p.csv'), `id,name,note,sample\n${rows.join('\n')}\n`)
    writeFileSync(
      join(folder, 'masking.yaml'),
      `project: essai
key: { file: masking.key }
tables: { p: { source: data/p.csv, patient: id } }
rules:
  - { columns: p.id, mask: ff1 }
  - { columns: p.name, mask: token }
  - { columns: [p.note, p.sample], mask: keep }
`,
    )
  }

  test('nothing, where nothing was: twenty keys, no alarm', async () => {
    prepare((at) => `seen on day ${at} with 120/80 and 4521 steps`)
    for (let key = 0; key < 20; key++) {
      rmSync(join(folder, 'masking.key'))
      await run('keys', 'new', 'masking.key')
      expect((await run('mask', 'masking.yaml', '--out', 'masked')).status).toBe(0)
    }
  })

  test.each([
    ['a number of another person in a note', (at: number) => (at === 77 ? 'as 10 007 938 told' : 'nothing')],
    [
      'a person’s own name in a note',
      (at: number, _: number, name: string) => (at === 77 ? `called ${name.toUpperCase()}` : 'nothing'),
    ],
  ])('%s: exit code 3, the output out of the way', async (_, note) => {
    prepare(note)
    const done = await run('mask', 'masking.yaml', '--out', 'masked')
    expect(done.status).toBe(3)
    expect(done.stderr).toMatch(/masked.+: file "p.csv", column "note", row 78/)
    expect(done.stderr).not.toMatch(/10007938|Durand|Lefort/i)
    expect(readdirSync(folder).filter((name) => name.startsWith('masked'))).toEqual(['masked.quarantine'])
    expect(read('masking.audit.jsonl')).toContain('"leaks":1')
  })

  test('words of a long text that was left out are nobody’s names', async () => {
    prepare((at) => (at % 2 === 0 ? 'cardiology' : 'surgery'))
    const text = people.map(
      ([id], at) =>
        `${id},seen in ${at % 2 === 0 ? 'cardiology' : 'surgery'} and sent home on the next day at ${at % 9}.125`,
    )
    writeFileSync(join(folder, 'data/t.csv'), `id,text\n${text.join('\n')}\n`)
    const yaml = read('masking.yaml').replace(
      'patient: id } }',
      'patient: id }, t: { source: data/t.csv, patient: id } }',
    )
    writeFileSync(
      join(folder, 'masking.yaml'),
      `${yaml.replace('p.id,', '[p.id, t.id],')}  - { columns: t.text, mask: drop }\n`,
    )
    const done = await run('mask', 'masking.yaml', '--out', 'masked')
    expect([done.status, done.stderr]).toEqual([0, ''])
  })

  test('numbers of people in the name of a file', async () => {
    prepare(() => 'nothing')
    writeFileSync(join(folder, 'data/10007938.csv'), 'a\n1\n')
    const text = read('masking.yaml')
      .replace('patient: id }', 'patient: id }, q: { source: data/10007938.csv }')
      .replace('[p.note', '[q.a, p.note')
    writeFileSync(join(folder, 'masking.yaml'), text)
    expect((await run('mask', 'masking.yaml', '--out', 'masked')).status).toBe(3)
  })
})

test('a run that is stopped leaves nothing', async () => {
  const parsed = parseMaskJob(job, { file: 'masking.yaml' })
  const keys = ringOf(await readKeyFile(join(folder, 'masking.key')), { project: 'essai' })
  const stop = new AbortController()
  const before = readdirSync(folder)
  const request = {
    job: parsed,
    folder,
    out: join(folder, 'masked'),
    keys,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  }
  await expect(maskFiles(request)).rejects.toMatchObject({ code: 'aborted' })
  expect(readdirSync(folder)).toEqual(before)
})

describe('keys and questions', () => {
  test('a key is its owner’s alone, is not overwritten, and comes back from its shares', async () => {
    expect(statSync(join(folder, 'masking.key')).mode & 0o777).toBe(0o600)
    expect((await run('keys', 'new', 'masking.key')).stderr).toContain('a file is there already')
    const id = (await run('keys', 'id', 'masking.key')).stdout.trim()
    const shares = (await run('keys', 'split', 'masking.key', '--needed', '2', '--of', '3')).stdout.trim().split('\n')
    writeFileSync(join(folder, 'a'), shares[0]!)
    writeFileSync(join(folder, 'c'), `${shares[2]}\n`)
    expect((await run('keys', 'join', 'a', 'c', '--out', 'again.key')).stdout).toContain(id)
    expect(read('again.key')).toBe(read('masking.key'))
    expect((await run('keys', 'join', 'a', '--out', 'no.key')).stderr).toContain('2 shares are needed, 1 were given')
  })

  test('whoever holds the key finds the person again, and the log says who asked', async () => {
    await run('mask', 'masking.yaml', '--out', 'masked')
    const pseudonym = read('masked/patients.csv', 'latin1').split('\r\n')[1]!.split(';')[0]!
    const done = await run(
      'reidentify',
      'masking.yaml',
      pseudonym,
      '99999999',
      '--domain',
      'patient',
      '--reason',
      'alert',
    )
    expect(done.stdout).toBe(`${pseudonym}\t10000001\n99999999\t\n`)
    const lines = read('masking.audit.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ action }) => action)).toEqual(['mask', 'reidentify'])
    expect(lines[1]).toMatchObject({ reason: 'alert', pseudonyms: [pseudonym, '99999999'], previous: lines[0]!.hash })
    expect(read('masking.audit.jsonl')).not.toContain('10000001')
    expect((await run('verify', 'masking.audit.jsonl')).stdout).toBe('2 lines, each as it was written\n')
    writeFileSync(join(folder, 'masking.audit.jsonl'), read('masking.audit.jsonl').replace('alert', 'Alert'))
    const broken = await run('verify', 'masking.audit.jsonl')
    expect([broken.status, broken.stdout]).toEqual([3, 'line 2 is not as it was written\n'])
  })

  test('another key gives a table from old to new pseudonyms', async () => {
    await run('keys', 'new', 'new.key')
    const rotated = (await run('keys', 'rotate', 'masking.yaml', '--to', 'new.key', '--domain', 'patient')).stdout
      .trim()
      .split('\n')
    await run('mask', 'masking.yaml', '--out', 'old')
    writeFileSync(join(folder, 'masking.yaml'), job.replace('masking.key', 'new.key'))
    await run('mask', 'masking.yaml', '--out', 'new')
    const keys = (file: string) =>
      read(file, 'latin1')
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(';')[0])
    const [old, fresh] = [keys('old/patients.csv'), keys('new/patients.csv')]
    expect(rotated).toEqual(['old,new', ...old.map((key, index) => `${key},${fresh[index]}`)])
  })

  test('a destroyed key is gone, and the log says so', async () => {
    const id = (await run('keys', 'id', 'masking.key')).stdout.trim()
    expect((await run('keys', 'destroy', 'masking.key', '--log', 'masking.audit.jsonl')).status).toBe(0)
    expect(readdirSync(folder)).not.toContain('masking.key')
    expect(JSON.parse(read('masking.audit.jsonl'))).toMatchObject({ action: 'destroy', keyId: id })
    expect((await run('mask', 'masking.yaml', '--out', 'masked')).status).toBe(2)
  })

  test('a key comes from a variable or a command, too', async () => {
    await run('mask', 'masking.yaml', '--out', 'one')
    writeFileSync(join(folder, 'masking.yaml'), job.replace('{ file: masking.key }', "{ command: 'cat masking.key' }"))
    await run('mask', 'masking.yaml', '--out', 'two')
    expect(read('two/patients.csv')).toBe(read('one/patients.csv'))
    writeFileSync(join(folder, 'masking.yaml'), job.replace('{ file: masking.key }', '{ env: MASKING_TEST_KEY }'))
    expect((await run('mask', 'masking.yaml', '--out', 'three')).stderr).toContain(
      'variable MASKING_TEST_KEY is not set',
    )
    process.env.MASKING_TEST_KEY = read('masking.key').trim().split(':')[1]!
    await run('mask', 'masking.yaml', '--out', 'three')
    delete process.env.MASKING_TEST_KEY
    expect(read('three/patients.csv')).toBe(read('one/patients.csv'))
    const failing = await run('mask', 'masking.yaml', '--out', 'four', '--key-command', 'echo secret >&2; exit 4')
    expect(failing.stderr).toContain('the command for the key failed (exit code 4)')
    expect(failing.stderr).not.toContain('secret')
  })
})

test('a draft has a rule with a reason for every column, and can be run as it is', async () => {
  const rows = Array.from({ length: 80 }, (_, index) => {
    const key = 20_000_000 + index * 7919
    return `${key},Person${index} X,${index % 2 === 0 ? 'F' : 'M'},2020-0${1 + (index % 9)}-1${index % 9},p${index}@mail.org,${60 + (index % 30)}`
  })
  mkdirSync(join(folder, 'h'))
  writeFileSync(join(folder, 'h/people.csv'), `patient_id,last_name,sex,admitted,email,weight\n${rows.join('\n')}\n`)
  const notes = rows.map(
    (row, index) => `${row.split(',')[0]},seen in the ward on day ${index} and sent home with no complaint`,
  )
  writeFileSync(join(folder, 'h/notes.csv'), `patient_id,text\n${notes.join('\n')}\n`)
  const done = await run('mask', '--draft', 'h', '--out', 'draft.yaml')
  expect([done.status, done.stderr]).toEqual([0, ''])
  const text = read('draft.yaml')
  for (const column of ['patient_id', 'last_name', 'sex', 'admitted', 'email', 'weight'])
    expect(text).toMatch(new RegExp(`  # .+\n  - \\{ columns: people\\.${column}, mask: `))
  expect(text).toContain('columns: people.admitted, mask: date-shift')
  expect(text).toContain(
    'columns: notes.text, mask: redact-text, language: en, known: { patient-number: [ notes.patient_id ], email: [ people.email ] }',
  )
  expect(text).toContain('columns: people.email, mask: surrogate')
  expect(text).not.toMatch(/Person1|20007919/)
  const french = await run('mask', '--draft', 'h', '--lang', 'fr')
  expect(french.stdout).toContain('# dit de qui est la ligne, et joint les tables')
  expect((await run('mask', 'draft.yaml', '--out', 'drafted')).stderr).toBe('')
  const out = read('drafted/people.csv')
  expect(out).not.toMatch(/Person\d|mail\.org|20007919/)
})

test('a draft cuts dates to years where many are one day: moved, they would give the shifts away', async () => {
  const day = (index: number) =>
    `2021-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  const rows = Array.from({ length: 84 }, (_, index) => {
    const seen = index % 6 === 0 ? '2022-12-31' : day(index + 5)
    return `${20_000_000 + index * 7919},${day(index)},${seen}`
  })
  writeFileSync(join(folder, 'people.csv'), `patient_id,admitted,last_seen\n${rows.join('\n')}\n`)
  const { stdout } = await run('mask', '--draft', 'people.csv')
  expect(stdout).toContain('{ columns: people.admitted, mask: date-shift }')
  expect(stdout).toMatch(
    /# 17 % of its cells are one and the same.*\n {2}- \{ columns: people.last_seen, mask: date-truncate, to: year \}/,
  )
})

function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
