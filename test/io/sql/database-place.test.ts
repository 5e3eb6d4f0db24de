import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isDatabase, parseDatabaseUrl, passwordFor, placeText, withParameters } from '../../../src/io/sql/index.js'

test('a URL of a server names host, port, user, database, schema and table', () => {
  expect(parseDatabaseUrl('postgresql://ann@db.example:6543/clinic?schema=labs&table=values')).toEqual({
    place: { dialect: 'postgres', host: 'db.example', port: 6543, user: 'ann', database: 'clinic', tls: 'checked' },
    schema: 'labs',
    tables: ['values'],
  })
})

test('TLS is on, but for this machine and where a person turns it off', () => {
  const tls = (url: string) => parseDatabaseUrl(url).place.tls
  expect(tls('mysql://db.example/clinic')).toBe('checked')
  expect(tls('mysql://localhost/clinic')).toBe('off')
  expect(tls('postgres://127.0.0.1:5433/clinic')).toBe('off')
  expect(tls('postgres://[::1]/clinic')).toBe('off')
  expect(tls('postgres:///clinic?host=/var/run/postgresql')).toBe('off')
  expect(tls('postgres://127.0.0.1.evil.example/clinic')).toBe('checked')
  expect(tls('postgres://localhost/clinic?tls=checked')).toBe('checked')
  expect(tls('postgres://db.example/clinic?tls=off')).toBe('off')
})

test('databases that are files are told by scheme or by extension', () => {
  expect(parseDatabaseUrl('sqlite:data/clinic.db?table=a&table=b')).toEqual({
    place: { dialect: 'sqlite', file: 'data/clinic.db', tls: 'off' },
    tables: ['a', 'b'],
  })
  expect(parseDatabaseUrl('duckdb:///srv/clinic.duckdb').place.file).toBe('/srv/clinic.duckdb')
  expect(parseDatabaseUrl('clinic.duckdb').place.dialect).toBe('duckdb')
  expect(parseDatabaseUrl('clinic.sqlite').place.dialect).toBe('sqlite')
  expect(['clinic.csv', 'C:\\data\\x.csv', '-', 'data/', 'duckdb.csv'].some(isDatabase)).toBe(false)
})

test.each([
  'postgres://ann:S3ntinel@db.example/clinic',
  'postgres://ann:S3nti/nel@db.example/clinic',
  'postgres://ann:S3nti?nel@db.example/clinic',
  'postgres://ann:S3nti#nel',
  'postgres://ann:S3nti@nel@db.example/clinic',
  'postgres://db.example/clinic?user=ann&password=S3ntinel',
  'mysql://db.example/clinic?S3ntinel',
  'mysql://ann:S3ntinel@db.example:3306/clinic',
  'sqlserver://ann:S3ntinel@db.example/clinic',
  'oracle://ann:S3ntinel@db.example/clinic',
  'https://ann:S3ntinel@db.example/clinic',
])('what may hold a password is refused and not repeated: %#', (url) => {
  expect(isDatabase(url)).toBe(true)
  let error: unknown
  try {
    parseDatabaseUrl(url)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeDefined()
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error as object))).not.toMatch(/S3nt/)
})

test('a query in a URL is read back as it was', () => {
  const query = "SELECT a + 1 AS b, 100 % 7 AS c -- #1\nFROM t WHERE x = 'é&?'"
  const url = withParameters('postgres://localhost/clinic', { query })
  expect(parseDatabaseUrl(url).query?.replace('\n', ' ')).toBe(query.replace('\n', ' '))
  expect(parseDatabaseUrl(withParameters('clinic.duckdb', { tables: ['a b', 'c&d'] })).tables).toEqual(['a b', 'c&d'])
})

test('what names a place for people has neither user nor password', () => {
  expect(placeText(parseDatabaseUrl('postgres://ann@db.example:6543/clinic').place)).toBe(
    'postgres database "clinic" at db.example:6543',
  )
})

test('passwords come from the environment, or from .pgpass where nobody else can read it', () => {
  const place = parseDatabaseUrl('postgres://ann@db.example:6543/clinic').place
  const file = join(mkdtempSync(join(tmpdir(), 'pgpass-')), '.pgpass')
  writeFileSync(file, '# a word\nother:*:*:*:no\ndb.example:6543:clinic:ann:with\\:colon\n*:*:*:*:any\n')
  chmodSync(file, 0o600)
  const environment = { PGPASSFILE: file }
  expect(passwordFor(place, environment)).toBe('with:colon')
  expect(passwordFor(place, { ...environment, PGPASSWORD: 'p' })).toBe('p')
  expect(passwordFor(place, { ...environment, PGPASSWORD: 'p', MIRRORWARD_DB_PASSWORD: 'm' })).toBe('m')
  expect(passwordFor(parseDatabaseUrl('mysql://db.example/clinic').place, { ...environment, MYSQL_PWD: 'y' })).toBe('y')
  chmodSync(file, 0o644)
  expect(passwordFor(place, environment)).toBeUndefined()
})
