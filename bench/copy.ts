import { readFileSync } from 'node:fs'
import { openDatabase, parseDatabaseUrl } from '../src/io/index.js'
import { databaseRows, type StoredRows } from '../src/io/stored/index.js'

/**
 * What the looks at a table of PostgreSQL of 20 columns (codes, letters, decimals) cost, here and in the server:
 * `.ci/databases npm run bench -- copy`. `ROWS` says of how many rows.
 */
const rowCount = Number(process.env.ROWS ?? 300_000)
const url = process.env.MIRRORWARD_TEST_PG
if (url === undefined) throw new Error('MIRRORWARD_TEST_PG names no server: run by .ci/databases')
const { place } = parseDatabaseUrl(url)
const table = `mirrorward_bench_${process.pid}`
const columns = Array.from({ length: 20 }, (_, at) => {
  const word = `hashint4(i * 31 + ${at})`
  if (at % 3 === 0) return `(${word} & 63)::smallint AS c${at}`
  return at % 3 === 1 ? `chr(65 + (${word} & 15)) AS c${at}` : `round((${word} & 1023) / 10.0, 1) AS c${at}`
})
await ask(`CREATE TABLE ${table} AS SELECT ${columns.join(', ')} FROM generate_series(1, ${rowCount}) AS s(i)`)
try {
  const database = await openDatabase(place, { mode: 'read' })
  const rows = await databaseRows(database, { table }, { source: table })
  const [[backend] = []] = await database.query('SELECT pg_backend_pid()')
  const names = rows.columns.map(({ name }) => name)
  await measured('distinct cells of all columns', Number(backend), () => rows.distinct(names, { most: 100_000 }))
  await measured('cells ready to be encoded', Number(backend), () => readAll(rows, names))
  await rows.close()
} finally {
  await ask(`DROP TABLE ${table}`)
}

async function readAll(rows: StoredRows, names: readonly string[]): Promise<void> {
  let read = 0
  for await (const block of rows.blocks(names, { people: { salt: '1' }, dictionaries: new Map() }))
    read += block.rowCount
  if (read !== rowCount) throw new Error('rows are missing')
}

async function measured(what: string, backend: number, work: () => Promise<unknown>): Promise<void> {
  const [used, served, started] = [process.cpuUsage(), serverSeconds(backend), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(used)
  const [here, there] = [(user + system) / 1e6, serverSeconds(backend) - served]
  const wall = (performance.now() - started) / 1000
  console.log(
    `${what}, ${rowCount} rows: ${here.toFixed(2)} s of processor time here, ${there.toFixed(2)} s in the server, ${wall.toFixed(2)} s by the clock; ${Math.round(rowCount / (here + there))} rows a second of both`,
  )
}

/** Processor time of a process of this machine. */
function serverSeconds(id: number): number {
  const [, text = ''] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')
  const fields = text.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function ask(sql: string): Promise<void> {
  const database = await openDatabase(place, { mode: 'write' })
  await database.query(sql).finally(() => database.close())
}
