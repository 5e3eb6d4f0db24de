import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStreams, writeStreams } from '../../src/io/index.js'
import { cellAt, levelColumn, Table } from '../../src/table/index.js'
import { streamsOf } from '../../src/table/linked/index.js'
import { mirrorwardHere } from './in-process.js'
import { commandWords } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'masking-killed-'))
const people = 20_000
const text = { kind: 'text' } as const
const tableOf = (name: string, rows: number, columns: Readonly<Record<string, (row: number) => string>>) => ({
  name,
  table: Table.of(
    Object.entries(columns).map(([column, cell]) =>
      levelColumn(
        column,
        Array.from({ length: rows }, (_, row) => cell(row)),
      ),
    ),
  ),
})
const ipp = (row: number) => `${10_000_000 + row * 37}`
const made = [
  tableOf('patients', people, { ipp, name: (row) => `Nom${row}` }),
  ...['labs', 'stays'].map((name) =>
    tableOf(name, 4 * people, {
      id: (row) => `${name}${row}`,
      ipp: (row) => ipp(row % people),
      day: (row) => `20${10 + (row % 15)}-03-1${row % 10}`,
    }),
  ),
]
const hospital = streamsOf(new Map(made.map(({ name, table }) => [name, table])), {
  schema: {
    name: 'hospital',
    tables: made.map(({ name, table }) => ({
      ...{ name, isView: false, unique: [], checks: [], primaryKey: [table.columnNames[0]!] },
      columns: table.columnNames.map((column, at) => ({ name: column, type: text, isNullable: at > 0 })),
      references: name === 'patients' ? [] : [{ columns: ['ipp'], table: 'patients', to: ['ipp'] }],
    })),
  },
})
const job = `project: test
key: { file: masking.key }
database: hospital.duckdb
asOf: 2026-01-01
tables: { patients: { patient: ipp }, labs: { patient: ipp }, stays: { patient: ipp } }
rules:
  - { columns: [patients.ipp, labs.ipp, stays.ipp], mask: ff1 }
  - { columns: patients.name, mask: token }
  - { columns: [labs.day, stays.day], mask: date-shift }
  - { columns: '*.id', mask: keep }
`

beforeAll(async () => {
  await writeStreams(hospital, join(folder, 'hospital.duckdb'), { comment: 'made' })
  writeFileSync(join(folder, 'masking.yaml'), job)
  expect((await mirrorwardHere(folder, ['keys', 'new', 'masking.key'])).status).toBe(0)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

async function rowsOf(file: string): Promise<Record<string, string[]>> {
  const streams = await openStreams(join(folder, file))
  const found: Record<string, string[]> = {}
  for (const { name } of streams.schema.tables) {
    const rows: string[] = []
    for await (const batch of streams.read(name))
      for (let row = 0; row < batch.rowCount; row++)
        rows.push(JSON.stringify(batch.columns.map((column) => cellAt(column, row))))
    found[name] = rows.sort()
  }
  await streams.close()
  return found
}

/** Starts the command and kills it, without a word, as soon as `isReached`. */
async function killedWhen(words: readonly string[], isReached: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [...commandWords, ...words], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const ended = new Promise((done) => child.on('exit', done))
  const watch = async () => {
    while (!isReached() && child.exitCode === null) await wait(1)
    child.kill('SIGKILL')
  }
  await Promise.all([watch(), ended])
  expect(child.signalCode).toBe('SIGKILL')
}

describe('a masking of a database that is killed', () => {
  test('leaves no target and goes on with the tables that are not done, to the same rows', async () => {
    const state = join(folder, 'evidence.unfinished.json')
    const out = ['mask', 'masking.yaml', '--out', 'masked.duckdb', '--evidence', 'evidence']
    await killedWhen(out, () => existsSync(state) && readFileSync(state, 'utf8').includes('"rows"'))
    expect([existsSync(join(folder, 'masked.duckdb')), existsSync(join(folder, 'evidence'))]).toEqual([false, false])
    const { pieces } = JSON.parse(readFileSync(state, 'utf8'))
    expect(Object.keys(pieces).length).toBeGreaterThan(0)
    expect(readFileSync(state, 'utf8')).not.toMatch(/Nom1|10000037/)

    const other = join(folder, 'other.yaml')
    writeFileSync(other, job.replace('2026-01-01', '2026-01-02'))
    const refused = await mirrorwardHere(folder, ['mask', 'other.yaml', ...out.slice(2)])
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--restart')])

    const { status, stdout } = await mirrorwardHere(folder, [...out, '--json'])
    expect([status, JSON.parse(stdout).rows]).toEqual([0, { patients: people, labs: 4 * people, stays: 4 * people }])
    expect(readdirSync(folder).filter((name) => /partial|unfinished|\.tmp/.test(name))).toEqual([])
    const whole = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'whole.duckdb', '--evidence', 'whole'])
    expect(whole.status).toBe(0)
    expect(await rowsOf('masked.duckdb')).toEqual(await rowsOf('whole.duckdb'))
  }, 120_000)
})
