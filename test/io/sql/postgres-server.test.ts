import { afterAll, expect, test } from 'vitest'
import { loadDriver } from '../../../src/io/sql/driver.js'
import { openDatabase, parseDatabaseUrl, readRelation, settledPlans } from '../../../src/io/sql/index.js'

const url = process.env.MIRRORWARD_TEST_PG
const hasServer = url !== undefined
const { place } = parseDatabaseUrl(url ?? 'postgres://localhost/none')
const schema = `mirrorward_server_${process.pid}`
const user = `mirrorward_reader_${process.pid}`

const ask = async (...statements: string[]) => {
  const database = await openDatabase(place, { mode: 'write' })
  for (const statement of statements) await database.query(statement)
  await database.close()
}
afterAll(async () => {
  if (hasServer) await ask(`DROP SCHEMA IF EXISTS ${schema} CASCADE`, `DROP ROLE IF EXISTS ${user}`)
})

test.runIf(hasServer)('a server that goes away in the middle of COPY is told in our words', async () => {
  const [reader, other] = await Promise.all([
    openDatabase(place, { mode: 'read' }),
    openDatabase(place, { mode: 'write' }),
  ])
  const rows = { query: 'SELECT i, md5(i::text) AS t FROM generate_series(1, 2000000) AS s(i)' }
  const [[process] = []] = await reader.query('SELECT pg_backend_pid()')
  const plans = await settledPlans(reader, rows, { columns: await reader.columnsOf(rows), source: 'rows' })
  const reading = async () => {
    let batches = 0
    for await (const _ of reader.read(rows, plans))
      if (batches++ === 0) await other.query('SELECT pg_terminate_backend($1)', [process!])
  }
  await expect(reading()).rejects.toThrow(/^the server went away in the middle of the work/)
  await Promise.all([reader.close(), other.close()])
})

test.runIf(hasServer)('a table of 1,600 columns is read', async () => {
  const columns = Array.from({ length: 1600 }, (_, at) => `c${at} smallint`)
  const values = Array.from({ length: 1600 }, (_, at) => at)
  await ask(
    `CREATE SCHEMA ${schema}`,
    `CREATE TABLE ${schema}.wide (${columns.join(', ')})`,
    `INSERT INTO ${schema}.wide VALUES (${values.join(', ')})`,
  )
  const reader = await openDatabase(place, { mode: 'read' })
  const table = await readRelation(reader, { table: 'wide', schema }, { source: 'wide' }).finally(() => reader.close())
  expect(table.columns.map((column) => column.type === 'number' && column.values[0])).toEqual(values)
})

test.runIf(hasServer)(
  'a wrong password and a user who may only read are refused without a word of either',
  async () => {
    const before = process.env.MIRRORWARD_DB_PASSWORD
    process.env.MIRRORWARD_DB_PASSWORD = 'S3ntinel'
    const refused = await openDatabase(place, { mode: 'read' }).catch((error: Error) => error)
    if (before === undefined) delete process.env.MIRRORWARD_DB_PASSWORD
    else process.env.MIRRORWARD_DB_PASSWORD = before
    expect(String(refused)).toMatch(/the server refuses this user or password/)
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain('S3ntinel')
    await ask(`CREATE ROLE ${user}`)
    const reader = await openDatabase(place, { mode: 'write' })
    await reader.query(`SET ROLE ${user}`)
    await expect(reader.checkNew('made')).rejects.toMatchObject({
      code: 'bad-option',
      message: expect.stringMatching(/^the user may not do this/),
    })
    await reader.close()
  },
)

test('a driver that is not installed is named with what to install', async () => {
  const missing = () => import('no-such-driver-of-mirrorward' as string)
  await expect(loadDriver('PostgreSQL', 'pg pg-copy-streams', missing)).rejects.toMatchObject({
    code: 'unsupported',
    message: 'PostgreSQL is read by packages that are not installed: npm install pg pg-copy-streams',
  })
})
