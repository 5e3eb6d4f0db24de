import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable, writeStreams, writeTable } from '../../src/io/index.js'
import { inferSchema, levelColumn, Table } from '../../src/table/index.js'
import { streamsOf } from '../../src/table/linked/index.js'
import { commandWords, mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'full-disk-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rules = `rules:
  - { columns: patients.ipp, mask: ff1 }
  - { columns: patients.nom, mask: pick, list: fr/last-names }
  - { columns: patients.poids, mask: keep }
`
const job = (where: string) => `project: essai\nkey: { file: masking.key }\n${where}\n${rules}`

beforeAll(async () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, row) => `${10_000_000 + 7 * row},DURAND${row % 50},${50 + (row % 40)}`,
  )
  writeFileSync(join(folder, 'patients.csv'), `ipp,nom,poids\n${rows.join('\n')}\n`)
  const table = await readTable(join(folder, 'patients.csv'))
  const { schema } = inferSchema(table, { name: 'patients' })
  await writeTable(table, join(folder, 'patients.parquet'), { schema })
  const columns = ['ipp', 'nom', 'poids'].map((name) => ({ name, type: { kind: 'text' } as const, isNullable: true }))
  const texts = Table.of(
    columns.map(({ name }) =>
      levelColumn(
        name,
        rows.map((row) => row.split(',')[['ipp', 'nom', 'poids'].indexOf(name)] ?? null),
      ),
    ),
  )
  const own = { name: 'patients', isView: false, primaryKey: ['ipp'], unique: [], references: [], checks: [], columns }
  const streams = streamsOf(new Map([['patients', texts]]), { schema: { name: 'hospital', tables: [own] } })
  await writeStreams(streams, `sqlite:${join(folder, 'patients.sqlite')}`, { comment: 'a test' })
  for (const format of ['csv', 'parquet'])
    writeFileSync(
      join(folder, `${format}.yaml`),
      job(`tables: { patients: { source: patients.${format}, patient: ipp } }`),
    )
  writeFileSync(
    join(folder, 'sqlite.yaml'),
    job('database: sqlite:patients.sqlite\ntables: { patients: { patient: ipp } }'),
  )
  expect(mirrorward(folder, ['keys', 'new', 'masking.key']).status).toBe(0)
}, 120_000)

/** As on a full disk: no file grows beyond so many kilobytes. */
function withLittleSpace(kilobytes: number, words: readonly string[]) {
  const command = [process.execPath, ...commandWords, ...words].map((word) => `'${word}'`).join(' ')
  return spawnSync('bash', ['-c', `ulimit -f ${kilobytes}; exec ${command}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
}

test.each([
  ['csv.yaml', 'masked'],
  ['parquet.yaml', 'masked'],
  ['sqlite.yaml', 'sqlite:masked.sqlite'],
  ['sqlite.yaml', 'duckdb:masked.duckdb'],
])(
  'a target that takes no more of %s: one line, exit code 2, nothing half-written',
  (file, out) => {
    const before = readdirSync(folder).sort()
    const { status, stderr } = withLittleSpace(200, ['mask', file, '--out', out])
    expect({ status, lines: stderr.trim().split('\n').length }, stderr).toEqual({ status: 2, lines: 1 })
    expect(stderr).toMatch(/^mirrorward: /)
    expect(stderr).not.toMatch(/DURAND|1000\d{4}/)
    expect(readdirSync(folder).sort()).toEqual(before)
  },
  120_000,
)
