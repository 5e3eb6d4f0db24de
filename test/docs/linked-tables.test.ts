import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { linkedMetrics } from '../../evaluators/index.js'
import { historiesOptions } from '../../models/histories/options.js'
import { createRng, loadLinked } from '../../src/index.js'
import { linkedSchemaFile, mostEntities, parseLinkedSchema } from '../../src/table/linked/index.js'
import { mirrorwardHere } from '../cli/in-process.js'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/linked-tables.md'), 'utf8')
const limits = readFileSync(resolve(import.meta.dirname, '../../docs/limits.md'), 'utf8')

test('the file of linked tables on the page can be read', () => {
  const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(parseLinkedSchema(yaml).tables.map(({ name, parent }) => [name, parent?.table])).toEqual([
    ['patients', undefined],
    ['visits', 'patients'],
    ['labs', 'patients'],
  ])
})

test('every key that the page explains is one of the file', () => {
  const known = Object.keys(linkedSchemaFile.shape.tables.element.shape)
  const named = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key)
  expect(named.length).toBeGreaterThan(6)
  for (const key of named) expect(known).toContain(key)
})

test('the largest number of measurements stands on both pages', () => {
  expect(page).toContain(`one column of 2 to ${mostEntities} levels`)
  expect(limits).toContain(`more than ${mostEntities} measurements`)
})

test('500 women with three yearly visits each: the commands of the page, on a small hospital', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'women-'))
  const rng = createRng(1)
  const people = Array.from({ length: 200 }, (_, person) => ({ id: 7001 + 3 * person, visits: 1 + rng.below(4) }))
  mkdirSync(join(folder, 'hospital'))
  const patients = people.map(({ id }, person) => `${id},${person % 2 ? 'f' : 'm'}`)
  const visits = people.flatMap(({ id, visits }) =>
    Array.from(
      { length: visits },
      (_, year) => `${id},${year === 0 ? 0 : 365 * year + rng.below(61) - 30},${rng.below(9)}`,
    ),
  )
  writeFileSync(join(folder, 'hospital', 'patients.csv'), `${['id,sex', ...patients].join('\n')}\n`)
  writeFileSync(join(folder, 'hospital', 'visits.csv'), `${['id,day,score', ...visits].join('\n')}\n`)
  const block = /```sh\n(mirrorward run hospital[\s\S]*?)```/.exec(page)?.[1] ?? ''
  const [, run = '', sample = ''] = /^mirrorward (run .*)\nmirrorward (sample [\s\S]*)$/.exec(block) ?? []
  const [line = '', where = ''] = sample.split(" --where '")
  const quick = ['--no-evaluate', '--seed', '1', '--options.trees', '1']
  expect(await mirrorwardHere(folder, [...run.split(' '), ...quick])).toMatchObject({ status: 0 })
  const words = [...line.replace('--rows 500', '--rows 20').split(' '), '--where', where.trim().replace(/'$/, '')]
  const { status, stderr } = await mirrorwardHere(folder, words)
  expect([status, stderr]).toEqual([0, expect.stringMatching(/20 of \d+ people drawn satisfy the condition/)])
  const { tables } = await loadLinked({ input: join(folder, 'women') })
  const sex = tables.table('patients').column('sex')
  expect(sex.type === 'level' && [...new Set(Array.from(sex.codes, (code) => sex.levels[code]))]).toEqual(['f'])
  const day = tables.table('visits').column('day')
  const years = new Map<number, number[]>()
  tables.parentRows('visits').forEach((person, row) => {
    const year = day.type === 'number' ? Math.round(day.values[row]! / 365) : -1
    years.set(person, [...(years.get(person) ?? []), year])
  })
  expect([...years.values()]).toEqual(Array.from({ length: 20 }, () => [0, 1, 2]))
  rmSync(folder, { recursive: true })
}, 120_000)

test('every metric of linked tables stands on the page, and no other', () => {
  const judged = page.slice(page.indexOf('## How they are judged'))
  const named = [...judged.matchAll(/^\| `([a-z]+\.[a-z0-9-]+)`/gm)].map(([, id]) => id)
  expect(named).toEqual(linkedMetrics.map(({ id }) => id))
})

test('the options of histories and their defaults stand on its page', () => {
  const own = readFileSync(resolve(import.meta.dirname, '../../docs/models/histories.md'), 'utf8')
  const defaults: Readonly<Record<string, unknown>> = historiesOptions.parse({})
  const rows = [...own.matchAll(/^\| `(\w+)` \| `?([^`|]+?)`? \|/gm)]
  for (const [, name, value] of rows) expect(String(defaults[name!])).toBe(value)
  expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(defaults).sort())
})
