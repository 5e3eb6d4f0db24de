import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'
import { commandWords } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'masking-files-killed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)
const people = 30_000
const rows = (line: (row: number) => string) => Array.from({ length: people }, (_, row) => line(row)).join('\n')
const job = `project: test
key: { file: masking.key }
asOf: 2026-01-01
tables: { patients: { patient: ipp }, labs: { patient: ipp }, stays: { source: stays.jsonl, patient: ipp } }
rules:
  - { columns: [patients.ipp, labs.ipp, stays.ipp], mask: ff1 }
  - { columns: patients.name, mask: pick, list: fr/last-names }
  - { columns: [labs.day, stays.day], mask: date-shift }
  - { columns: '*.id', mask: keep }
`

beforeAll(async () => {
  writeFileSync(at('patients.csv'), `ipp,name\n${rows((row) => `${10_000_000 + row * 37},Nom${row}`)}\n`)
  writeFileSync(
    at('labs.csv'),
    `id,ipp,day\n${rows((row) => `L${row},${10_000_000 + row * 37},2020-03-1${row % 10}`)}\n`,
  )
  writeFileSync(
    at('stays.jsonl'),
    `${rows((row) => `{"id":"S${row}","ipp":"${10_000_000 + row * 37}","day":"2020-04-1${row % 10}"}`)}\n`,
  )
  writeFileSync(at('masking.yaml'), job)
  expect((await mirrorwardHere(folder, ['keys', 'new', 'masking.key'])).status).toBe(0)
}, 60_000)

const state = at('masked.unfinished.json')
const words = ['mask', 'masking.yaml', '--out', 'masked']

async function killed(): Promise<void> {
  const child = spawn(process.execPath, [...commandWords, ...words], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const ended = new Promise((done) => child.on('exit', done))
  while (child.exitCode === null && !(existsSync(state) && readFileSync(state, 'utf8').includes('"rows"')))
    await wait(1)
  child.kill('SIGKILL')
  await ended
  expect(child.signalCode).toBe('SIGKILL')
}

describe('a masking of files that is killed', () => {
  test('leaves no folder, and goes on with the files that are not done, to the same bytes', async () => {
    await killed()
    expect(existsSync(at('masked'))).toBe(false)
    expect(readFileSync(state, 'utf8')).not.toMatch(/Nom1|10000037/)
    expect(readFileSync(at('masked.partial', 'patients.csv'), 'utf8')).not.toMatch(/Nom1\b|10000037/)
    const first = statSync(at('masked.partial', 'patients.csv')).ino

    writeFileSync(at('other.yaml'), job.replace('2026-01-01', '2026-01-02'))
    const refused = await mirrorwardHere(folder, ['mask', 'other.yaml', ...words.slice(2)])
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--restart')])

    const { status, stderr } = await mirrorwardHere(folder, words)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    // The file that was done is the one that lies there now, not another like it.
    expect(statSync(at('masked', 'patients.csv')).ino).toBe(first)
    expect(readdirSync(folder).filter((name) => /partial|unfinished|\.tmp/.test(name))).toEqual([])
    expect((await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'whole'])).status).toBe(0)
    for (const name of ['patients.csv', 'labs.csv', 'stays.jsonl'])
      expect(readFileSync(at('masked', name)).equals(readFileSync(at('whole', name))), name).toBe(true)
    const counts = (where: string) => JSON.parse(readFileSync(at(where, 'manifest.json'), 'utf8')).columns
    expect(counts('masked')).toEqual(counts('whole'))
  }, 120_000)

  test('makes anew what comes from a file that is another now, and --restart begins anew', async () => {
    rmSync(at('masked'), { recursive: true })
    await killed()
    const first = statSync(at('masked.partial', 'patients.csv')).ino
    writeFileSync(at('patients.csv'), readFileSync(at('patients.csv'), 'utf8').replace('Nom7\n', 'Nom8\n'))
    const { status } = await mirrorwardHere(folder, words)
    expect(status).toBe(0)
    expect(statSync(at('masked', 'patients.csv')).ino).not.toBe(first)
    rmSync(at('masked'), { recursive: true })
    await killed()
    writeFileSync(at('other.yaml'), job.replace('2026-01-01', '2026-01-02'))
    const again = await mirrorwardHere(folder, ['mask', 'other.yaml', ...words.slice(2), '--restart'])
    expect({ status: again.status, stderr: again.stderr }).toEqual({ status: 0, stderr: '' })
    expect(readdirSync(folder).filter((name) => /partial|unfinished|\.tmp/.test(name))).toEqual([])
  }, 120_000)
})
