import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openStreams, writeStreams } from '../../src/io/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../src/table/index.js'
import { streamsOf } from '../../src/table/linked/index.js'
import { mirrorwardHere } from './in-process.js'

const text = { kind: 'text' } as const
const column = (name: string, isNullable = true) => ({ name, type: text, isNullable })
/** A patient, who may be another's mother, with stays and notes: keys that point at each other and at themselves. */
const hospitalOf = (said = 'all is well') =>
  streamsOf(
    new Map([
      [
        'patients',
        Table.of([
          levelColumn('ipp', ['10000001', '10000002', '10000003']),
          levelColumn('mother', [null, '10000001', '10000001']),
          levelColumn('name', ['ZEBRA', 'Dupont', 'Durand']),
          levelColumn('born', ['1950-02-03', '1985-05-12', '1987-01-31']),
          levelColumn('sex', ['f', 'm', 'f']),
        ]),
      ],
      [
        'stays',
        Table.of([
          levelColumn('stay', ['9000001', '9000002', '9000003', '9000004']),
          levelColumn('ipp', ['10000002', '10000001', '10000002', '10000003']),
          levelColumn('admitted', ['2020-01-10', '2020-02-01', '2021-01-10', '2021-03-31']),
          levelColumn('left', ['2020-01-15', '2020-02-03', '2021-01-11', null]),
          numberColumn('weight', [61.5, 80, null, 70]),
          levelColumn('said', ['well again', 'seen again', null, said]),
        ]),
      ],
    ]),
    {
      schema: {
        name: 'hospital',
        tables: [
          {
            ...{ name: 'patients', isView: false, primaryKey: ['ipp'], unique: [], checks: [] },
            columns: [column('ipp', false), ...['mother', 'name', 'born', 'sex'].map((name) => column(name))],
            references: [{ columns: ['mother'], table: 'patients', to: ['ipp'] }],
          },
          {
            ...{ name: 'stays', isView: false, primaryKey: ['stay'], unique: [], checks: [] },
            columns: [
              ...[column('stay', false), column('ipp', false), column('admitted'), column('left')],
              ...[{ name: 'weight', type: { kind: 'float', bits: 64 } as const, isNullable: true }, column('said')],
            ],
            references: [{ columns: ['ipp'], table: 'patients', to: ['ipp'] }],
          },
        ],
      },
    },
  )
const rules = `rules:
  - { columns: [patients.ipp, patients.mother, stays.ipp, stays.stay], mask: ff1 }
  - { columns: patients.name, mask: pick, list: fr/last-names }
  - { columns: [patients.born, stays.admitted, stays.left], mask: date-shift }
  - { columns: [patients.sex, stays.weight, stays.said], mask: keep }
`
const tables = `asOf: 2026-01-01
tables:
  patients: { patient: ipp }
  stays: { patient: ipp }
`

const folders: string[] = []
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masking-database-'))
  folders.push(folder)
  expect((await mirrorwardHere(folder, ['keys', 'new', 'masking.key'])).status).toBe(0)
}, 60_000)
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true })
})

const write = (database: string, more = rules) =>
  writeFileSync(
    join(folder, 'masking.yaml'),
    `project: test\nkey: { file: masking.key }\ndatabase: ${database}\n${tables}${more}`,
  )

async function cellsOf(place: string, table: string, name: string): Promise<(string | number | null)[]> {
  const streams = await openStreams(place)
  try {
    const cells: (string | number | null)[] = []
    for await (const batch of streams.read(table))
      for (let row = 0; row < batch.rowCount; row++) cells.push(cellAt(batch.column(name), row))
    return cells
  } finally {
    await streams.close()
  }
}

describe.each([
  ['SQLite', 'in.db', 'out.db'],
  // DuckDB writes no rows of one table that point at each other: that key is left out, and said.
  ['DuckDB', 'in.duckdb', 'out.duckdb'],
])('mask, %s to the same', (kind, from, to) => {
  test('keys of the source are set on the target, the nature is told, nothing of the source is in any file', async () => {
    await writeStreams(hospitalOf(), join(folder, from), { comment: 'made' })
    write(from)
    const { status, stdout, stderr } = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', to])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('2 tables, with keys; manifest and certificate: masking-evidence')
    const streams = await openStreams(join(folder, to))
    const [patients, stays] = streams.schema.tables
    await streams.close()
    const mother = { columns: ['mother'], table: 'patients', to: ['ipp'] }
    expect(patients?.references).toEqual(kind === 'DuckDB' ? [] : [mother])
    expect(stays?.references).toEqual([{ columns: ['ipp'], table: 'patients', to: ['ipp'] }])
    const ipps = await cellsOf(join(folder, to), 'patients', 'ipp')
    expect(new Set(ipps).size).toBe(3)
    expect(ipps.every((ipp) => /^\d{8}$/.test(String(ipp)) && !/^1000000\d$/.test(String(ipp)))).toBe(true)
    const admitted = await cellsOf(join(folder, to), 'stays', 'admitted')
    const left = await cellsOf(join(folder, to), 'stays', 'left')
    const lengths = left.map((day, row) => (Date.parse(String(day)) - Date.parse(String(admitted[row]))) / 864e5)
    expect(lengths.filter((length) => !Number.isNaN(length)).toSorted()).toEqual([1, 2, 5])
    for (const file of [to, 'masking-evidence/manifest.json', 'masking-evidence/certificate.md', 'masking.audit.jsonl'])
      expect(readFileSync(join(folder, file)).includes('ZEBRA'), file).toBe(false)
    const manifest = JSON.parse(readFileSync(join(folder, 'masking-evidence/manifest.json'), 'utf8'))
    expect(manifest.nature).toBe('pseudonymised')
    expect(manifest.database.tables).toEqual([
      { table: 'patients', rows: 3 },
      { table: 'stays', rows: 4 },
    ])
    expect((await mirrorwardHere(folder, ['verify', 'masking-evidence'])).status).toBe(0)
  })

  test('whoever holds the key finds a case again, and the question stands in the log', async () => {
    await writeStreams(hospitalOf(), join(folder, from), { comment: 'made' })
    write(from)
    expect((await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', to])).status).toBe(0)
    const [pseudonym] = await cellsOf(join(folder, to), 'patients', 'ipp')
    const asked = ['reidentify', 'masking.yaml', String(pseudonym), '--domain', 'patient', '--reason', 'alert']
    const { status, stdout, stderr } = await mirrorwardHere(folder, asked)
    expect([status, stderr, /^\S+\t1000000[123]\n$/.test(stdout)]).toEqual([0, '', true])
    expect(readFileSync(join(folder, 'masking.audit.jsonl'), 'utf8')).toContain('"reason":"alert"')
  })

  test('--subset takes a part with all that it points at, and says in the log what was asked', async () => {
    await writeStreams(hospitalOf(), join(folder, from), { comment: 'made' })
    // DuckDB does not take a key of a table to itself: the file says it.
    write(from, `references: { patients.mother: patients.ipp }\n${rules}`)
    const args = ['mask', 'masking.yaml', '--out', to, '--json', '--subset', 'patients where sex = "m"']
    const { status, stdout } = await mirrorwardHere(folder, args)
    expect([status, JSON.parse(stdout).rows]).toEqual([0, { patients: 2, stays: 2 }])
    // His mother is there, without her stays.
    expect((await cellsOf(join(folder, to), 'patients', 'mother')).filter((cell) => cell !== null)).toHaveLength(1)
    const log = readFileSync(join(folder, 'masking.audit.jsonl'), 'utf8')
    expect(JSON.parse(log.trim().split('\n').at(-1)!).subset).toBe('patients where sex = "m"')
    expect(readFileSync(join(folder, 'masking-evidence/certificate.md'), 'utf8')).toMatch(/a part of the source/)
    expect(readFileSync(join(folder, 'masking-evidence/manifest.json'), 'utf8')).not.toContain('sex =')
  })

  test('a value of the source in a kept column leaves nothing behind', async () => {
    await writeStreams(hospitalOf('as 10000001 told us'), join(folder, from), { comment: 'made' })
    write(from)
    const { status, stderr } = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', to])
    expect([status, stderr]).toEqual([2, expect.stringContaining('column "said", row 4')])
    expect(stderr).not.toContain('10000001')
    expect([existsSync(join(folder, to)), existsSync(join(folder, 'masking-evidence'))]).toEqual([false, false])
  })

  test('a column without a rule, and what was read as what is written, are refused in a line', async () => {
    await writeStreams(hospitalOf(), join(folder, from), { comment: 'made' })
    write(from, rules.replace(', stays.said', ''))
    const lacking = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', to])
    expect([lacking.status, lacking.stderr]).toEqual([2, expect.stringContaining('file "stays", column "said"')])
    write(from)
    const same = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', from])
    expect([same.status, same.stderr]).toEqual([2, expect.stringContaining('what was read')])
  })
})
