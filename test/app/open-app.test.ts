import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { parseLinkedSchema } from '../../src/index.js'
import { mirrorward } from '../cli/mirrorward.js'
import { madeApp } from './made-app.js'

const { app, place, table, work, close } = await madeApp()
afterAll(close)
const { port, pathname: base, origin } = new URL(app.url)
const own = { origin, 'content-type': 'application/json' }

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** A request as it is. */
function raw(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
    })
    sent.on('error', reject).end(body)
  })
}

const post = async (path: string, told: object) => {
  const { status, body } = await raw(`${base}api/${path}`, { method: 'POST', headers: own, body: JSON.stringify(told) })
  return { status, ...JSON.parse(body) }
}
const ask = async (path: string, parameters: Record<string, string> = {}) => {
  const { status, body } = await raw(`${base}api/${path}?${new URLSearchParams(parameters)}`)
  return { status, ...JSON.parse(body) }
}

async function until<Value>(look: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; ; tries++) {
    const value = await look()
    if (holds(value)) return value
    if (tries > 600) throw new Error('it never came')
    await wait(100)
  }
}

const opened = async (path: string) => {
  const { id } = await post('studies', { path })
  return until(
    () => ask('study', { study: id }),
    ({ looked }) => looked !== 'not yet',
  )
}

describe('who may change anything', () => {
  const told = JSON.stringify({ language: 'en' })
  const settings = `${base}api/settings`

  test('the page itself', async () => {
    expect((await raw(settings, { method: 'POST', headers: own, body: told })).status).toBe(200)
  })

  test.each<[string, Record<string, string>, number]>([
    ['without an origin, as a program of somebody else', { 'content-type': 'application/json' }, 403],
    ['of another origin', { ...own, origin: 'http://attacker.example' }, 403],
    ['of an origin that is none, as from a sandboxed report', { ...own, origin: 'null' }, 403],
    ['of another port of this machine', { ...own, origin: 'http://127.0.0.1:1' }, 403],
    ['from another site, as the browser says', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
    ['as a form', { ...own, 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text, which needs no leave', { ...own, 'content-type': 'text/plain' }, 415],
    ['to a name that was bound anew', { ...own, host: 'attacker.example' }, 403],
  ])('nobody %s', async (_, headers, status) => {
    expect((await raw(settings, { method: 'POST', headers, body: told })).status).toBe(status)
  })

  test('nobody without the token, and nobody who asks for leave first', async () => {
    expect((await raw('/api/settings', { method: 'POST', headers: own, body: told })).status).toBe(404)
    expect((await raw(settings, { method: 'OPTIONS', headers: { origin: 'http://attacker.example' } })).status).toBe(
      403,
    )
    expect((await raw(settings, { method: 'OPTIONS', headers: own })).status).toBe(405)
    expect((await raw(settings, { method: 'PUT', headers: own })).status).toBe(405)
  })

  test('nothing by GET, and nothing longer than the page sends', async () => {
    expect((await raw(`${base}api/settings`)).status).toBe(404)
    expect((await raw(settings, { method: 'POST', headers: own, body: 'x'.repeat(1_000_001) })).status).toBe(413)
  })

  test('what has another shape is refused without being repeated', async () => {
    const refused = await post('settings', { language: 'secret-value' })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused)).not.toContain('secret-value')
  })
})

describe('what may be opened', () => {
  test.each(['/proc/self/environ', '/dev/zero', '/nowhere', '', 'a\0b', '/sys'])('not %j', async (path) => {
    const { status, error } = await post('studies', { path })
    expect(status).toBeGreaterThanOrEqual(404)
    expect(error).toMatch(/there is no such file|another shape/)
  })

  test('no way around by a link', async () => {
    symlinkSync('/proc/self/environ', join(place, 'link.csv'))
    expect((await post('studies', { path: join(place, 'link.csv') })).status).toBe(404)
  })

  test('a folder is looked into, its hidden files are not shown', async () => {
    writeFileSync(join(place, '.hidden.csv'), 'a\n1\n')
    mkdirSync(join(place, 'empty'), { recursive: true })
    const { folders, files, path } = await ask('folder', { path: place })
    expect(path).toBe(place)
    expect(folders).toContain('empty')
    expect(files.map(({ name }: { name: string }) => name)).toContain('séjours <b>.csv')
    expect(JSON.stringify(files)).not.toContain('hidden')
    expect((await ask('folder', { path: '/proc' })).status).toBe(404)
  })

  test.each(['../../etc', '..', 'a/b', '%2e%2e', 'A', ''])('no study is called %j', async (study) => {
    expect((await ask('study', { study })).status).toBe(404)
  })

  test('a file that is no table says so in a sentence', async () => {
    writeFileSync(join(place, 'broken.parquet'), 'this is not parquet')
    const study = await opened(join(place, 'broken.parquet'))
    expect(study).toMatchObject({ looked: 'failed', state: 'opened' })
    expect(study.fault.message).toMatch(/^[a-z]/)
  }, 60_000)
})

test('from a file to a signed release that the command line repeats with the same bytes', async () => {
  const { id, looked, state } = await opened(table)
  expect({ looked, state }).toEqual({ looked: 'done', state: 'opened' })
  // A study is its owner's.
  expect(statSync(join(work, 'studies', id)).mode & 0o077).toBe(0)

  const correction = { table: 'séjours <b>', columns: [{ name: 'fumeur', role: 'sensitive' }] }
  expect(await post('correct', { study: id, corrections: [correction], confirmed: true })).toEqual({ status: 200 })
  const { tables } = await ask('understood', { study: id })
  expect(tables[0].columns.find(({ name }: { name: string }) => name === 'fumeur')).toMatchObject({
    role: 'sensitive',
    drafted: { role: 'feature' },
  })

  const purpose = {
    data: 'table',
    recipient: 'partners',
    level: 'nobody',
    precise: 'relations',
    columns: [],
    time: 'minutes',
  }
  await post('purpose', { study: id, purpose })
  const { options } = await ask('advice', { study: id })
  expect(options[0].steps.map(({ technique }: { technique: string }) => technique)).toEqual(['mask', 'synthesis'])
  const choice = { steps: [{ technique: 'synthesis', model: 'marginals' }], depth: 'quick', rows: 60 }
  expect((await post('choice', { study: id, choice })).job).toContain('model: marginals')
  expect(await post('run', { study: id })).toMatchObject({ run: 1 })
  // One run of a study at a time.
  expect((await post('run', { study: id })).status).toBe(422)
  const done = await until(
    () => ask('study', { study: id }),
    ({ runs }) => !['waiting', 'running'].includes(runs[0].state),
  )
  expect(done.runs[0]).toMatchObject({ state: 'done', number: 1 })
  expect(done.state).toBe('done')
  expect(done.runs[0].stages.map(({ stage }: { stage: string }) => stage)).toContain('evaluate')

  // The command shown, run by a person, from where the app was started.
  const folder = join(work, 'studies', id)
  expect(done.runs[0].command).toMatch(/^mirrorward run .*job-1\.yaml'?$/)
  const again = mirrorward(folder, ['run', 'job-1.yaml', '--out', join(place, 'again'), '--quiet'])
  expect(again.stderr).toBe('')
  const files = readdirSync(join(folder, 'release-1')).filter((file) => file !== 'internal')
  expect(files).toContain('report.html')
  for (const file of files)
    expect(readFileSync(join(place, 'again', file)).equals(readFileSync(join(folder, 'release-1', file))), file).toBe(
      true,
    )

  const { answers } = await ask('verdict', { study: id, run: '1' })
  expect(answers).toHaveLength(7)
  const report = await raw(`${base}run/report?${new URLSearchParams({ study: id, run: '1' })}`)
  expect(report.headers['content-security-policy']).toMatch(/^sandbox;/)
  expect((await raw(`${base}run/report?${new URLSearchParams({ study: id, run: '2' })}`)).status).toBe(404)

  expect((await post('sign', { study: id, run: 1, signOff: { decision: 'release' } })).status).toBe(422)
  const signed = await post('sign', { study: id, run: 1, signOff: { decision: 'release', name: 'Ann Other' } })
  expect(signed).toMatchObject({ status: 200, date: '2026-03-01' })
  expect((await ask('study', { study: id })).state).toBe('signed')
  expect(mirrorward(folder, ['verify', 'release-1']).stdout).toContain('files are as they were written')

  // Stopped, and the same job run again to its end; what was signed stays.
  expect(await post('run', { study: id })).toMatchObject({ run: 2 })
  await post('stop', { study: id, run: 2 })
  const stopped = await until(
    () => ask('study', { study: id }),
    ({ runs }) => runs[1].state === 'stopped',
  )
  expect(existsSync(join(folder, 'release-2'))).toBe(false)
  await post('resume', { study: id, run: 2 })
  const both = await until(
    () => ask('study', { study: id }),
    ({ runs }) => !['stopped', 'waiting', 'running'].includes(runs[1].state),
  )
  expect(both.runs[1]).toMatchObject({ state: 'done', job: stopped.runs[1].job })
  expect(both.runs[0].signOff.name).toBe('Ann Other')

  await post('side', { study: id, work: 'comparison' })
  const side = await until(
    () => ask('side', { study: id, work: 'comparison' }),
    ({ work }) => !['waiting', 'running'].includes(work.state),
  )
  expect(side).toMatchObject({
    hasPage: true,
    work: { state: 'done' },
    command: 'mirrorward compare release-1 release-2 --lang en',
  })
  const page = await raw(`${base}study/side?${new URLSearchParams({ study: id, work: 'comparison' })}`)
  expect(page.body).toContain('release-2')
  expect(page.headers['content-security-policy']).toMatch(/^sandbox;/)
}, 180_000)

test('a budget is run with what a person declared, and its release says what it spent', async () => {
  const { id } = await opened(table)
  const correction = { table: 'séjours <b>', columns: [{ name: 'fumeur', role: 'sensitive' }] }
  await post('correct', { study: id, corrections: [correction], confirmed: true })
  const privacy = {
    ...{ epsilon: 3, publicSize: 150, levels: { sexe: ['F', 'H'], fumeur: ['non', 'oui'] } },
    bounds: { age: { min: '0', max: '120' }, poids: { min: '30', max: '200' } },
  }
  const choice = { steps: [{ technique: 'synthesis' }], depth: 'quick', privacy }
  await post('choice', { study: id, choice: { ...choice, privacy: { ...privacy, bounds: {} } } })
  expect(await post('run', { study: id })).toMatchObject({
    status: 422,
    issues: [{ column: 'age' }, { column: 'poids' }],
  })
  await post('choice', { study: id, choice })
  await post('run', { study: id })
  const { runs } = await until(
    () => ask('study', { study: id }),
    ({ runs }) => !['waiting', 'running'].includes(runs[0].state),
  )
  expect(runs[0]).toMatchObject({ state: 'done', files: expect.arrayContaining(['privacy.json', 'report.html']) })
}, 120_000)

test('a folder of tables that hang together is understood table by table, and corrected in its own file', async () => {
  const folder = join(place, 'clinic')
  mkdirSync(folder)
  const people = Array.from({ length: 40 }, (_, row) => `P${100 + row},${20 + row},${'fm'[row % 2]}`)
  const visits = people.flatMap((_, row) =>
    [1, 2, 3].map((visit) => `P${100 + row},2024-0${visit}-1${row % 9},${60 + ((row * visit) % 30)}`),
  )
  writeFileSync(join(folder, 'people.csv'), `person_id,age,sex\n${people.join('\n')}\n`)
  writeFileSync(join(folder, 'visits.csv'), `person_id,day,weight\n${visits.join('\n')}\n`)
  const study = await opened(folder)
  expect(study).toMatchObject({ looked: 'done', several: true })
  const { tables, findings } = await ask('understood', { study: study.id })
  expect(tables.map(({ name, rows, parent }: Record<string, unknown>) => [name, rows, parent])).toEqual([
    ['people', 40, undefined],
    ['visits', 120, 'people'],
  ])
  expect(findings.map(({ text }: { text: string }) => text)).toContain('people')
  expect(tables[1].columns.every(({ why }: { why: string }) => why !== '')).toBe(true)

  const correction = { table: 'visits', columns: [{ name: 'weight', role: 'sensitive' }] }
  await post('correct', { study: study.id, corrections: [correction], confirmed: true })
  const file = join(work, 'studies', study.id, 'linked.yaml')
  const written = parseLinkedSchema(readFileSync(file, 'utf8')).tables.find(({ name }) => name === 'visits')
  expect(written?.columns?.find(({ name }) => name === 'weight')?.role).toBe('sensitive')
  expect(written?.parent).toEqual({ table: 'people', column: 'person_id' })
  const choice = { steps: [{ technique: 'synthesis', model: 'histories' }], depth: 'quick' }
  expect((await post('choice', { study: study.id, choice })).job).toContain('schema: linked-1.yaml')
}, 60_000)
