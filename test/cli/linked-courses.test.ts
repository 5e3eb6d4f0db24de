import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadLinked, writeLinked } from '../../src/index.js'
import { courseKindOf, courseTable, LinkedTables } from '../../src/table/linked/index.js'
import { courseSchema, madeCourses, madeRelations } from '../table/linked/courses/made-courses.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'courses-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder whose rows follow one another: init says so, run keeps it and measures it', async () => {
  const tables = madeCourses(320)
  const schema = {
    ...courseSchema,
    tables: courseSchema.tables.map((table) => ({ ...table, source: `${table.name}.csv` })),
  }
  const all = new Map(schema.tables.map(({ name }) => [name, tables.table(name)]))
  await writeLinked(LinkedTables.of(all, schema), join(folder, 'ward'))
  const { status, stdout } = await mirrorwardHere(folder, ['init', 'ward', '--out', 'study/job.yaml'])
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /visits +age follows the time, 1 in 365\.25: kept in what is drawn +\d+ of \d+ parents of two rows/,
  )
  expect(stdout).toMatch(/visits +once dialysis is 1 it stays so/)
  expect(stdout).toMatch(/visits +date is never below entry of the parent: kept in what is drawn +320 of 320 parents/)
  const { tables: written } = parse(readFileSync(join(folder, 'study', 'linked.yaml'), 'utf8'))
  const found = written[1].courses as { type: string; column: string }[]
  for (const { type, column } of madeRelations.filter(({ column }) => column !== 'stage'))
    expect(found).toContainEqual(expect.objectContaining({ type, column }))
  const words = [
    'run',
    'study/job.yaml',
    '--depth',
    'quick',
    '--seed',
    '1',
    '--options.trees',
    '1',
    '--out',
    'made',
    '--verbose',
  ]
  const run = await mirrorwardHere(folder, words)
  expect(run.stdout).toMatch(/validity\.courses +0\.0000 +0\.0000/)
  const drawn = (await loadLinked({ input: join(folder, 'made') })).tables
  for (const relation of drawn.schema.tables[1]!.courses ?? [])
    expect([relation, courseKindOf(relation).broken(relation, courseTable(drawn, 'visits')!).broken]).toEqual([
      relation,
      [],
    ])
  expect(drawn.schema.tables[1]!.courses?.length).toBe(found.length)
}, 120_000)
