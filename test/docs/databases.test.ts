import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseJob, readTable } from '../../src/index.js'
import { databaseKinds, parseDatabaseUrl } from '../../src/io/sql/index.js'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/databases.md'), 'utf8')
const limits = readFileSync(resolve(import.meta.dirname, '../../docs/limits.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'databases-page-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('every kind of database and every word of a URL that the page names is one that is read', () => {
  for (const { dialect } of databaseKinds) expect(page).toContain(dialect.title)
  const urls = [...page.matchAll(/`((?:postgres|mysql|sqlite|duckdb):[^`…]*)`/g)].map(([, url]) => url!)
  expect(urls.length).toBeGreaterThanOrEqual(3)
  for (const url of urls) expect(() => parseDatabaseUrl(url)).not.toThrow()
  const words = [...page.matchAll(/`\?(\w+)=/g)].map(([, word]) => word!)
  expect(new Set(words)).toEqual(new Set(['schema', 'table', 'socket', 'ca', 'tls']))
  for (const word of words) expect(() => parseDatabaseUrl(`postgres://h/d?${word}=off`)).not.toThrow()
})

test('the job of the page asks its query of its place', () => {
  const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const job = parseJob(parse(yaml))
  expect(parseDatabaseUrl(job.input)).toMatchObject({
    query: 'SELECT age, sex, weight FROM patients',
    place: { host: 'db.example', tls: 'checked' },
  })
  expect(job.folder).toBe('evidence')
})

test('what the export recipes write is read', async () => {
  const sqlcmd = join(folder, 'sqlcmd.csv')
  writeFileSync(sqlcmd, '\uFEFFid,age,sex\r\n1,67,F\r\n2,NULL,M\r\n')
  const sqlcl = join(folder, 'sqlcl.csv')
  writeFileSync(sqlcl, '"ID","AGE","SEX"\r\n1,67,"F"\r\n2,,"M"\r\n')
  expect((await readTable(sqlcmd)).columnNames).toEqual(['id', 'age', 'sex'])
  const table = await readTable(sqlcl)
  expect([table.columnNames, table.rowCount]).toEqual([['ID', 'AGE', 'SEX'], 2])
})

test('docs/limits.md says what is not reached', () => {
  expect(limits).toMatch(/SQL Server and Oracle/)
  expect(limits).toContain('databases.md')
})
