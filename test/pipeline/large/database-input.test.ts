import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bayesNet, marginals } from '../../../models/index.js'
import { openEngine } from '../../../src/io/index.js'
import { countedRows, databaseRows, openParquetRows, type StoredRows } from '../../../src/io/stored/index.js'
import { createRng } from '../../../src/math/index.js'
import { parseJob } from '../../../src/pipeline/job.js'
import { largeInput } from '../../../src/pipeline/large/large-input.js'
import { mirrorwardHere } from '../../cli/in-process.js'
import { type TestDatabase, testDatabases } from '../../io/sql/test-databases.js'

const folder = mkdtempSync(join(tmpdir(), 'database-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rowCount = 6000
/** Cells of a row as SQL literals: people of three rows each. */
const rng = createRng('large database')
const rows = Array.from({ length: rowCount }, (_, row) => {
  const u = rng.uniform()
  const person = `'p${Math.floor(row / 3)}'`
  const ward = rng.uniform() < 0.2 ? 'NULL' : `'${"O'Neill é".slice(0, 3 + rng.below(7)).replaceAll("'", "''")}'`
  const weight = rng.uniform() < 0.1 ? 'NULL' : (50 + Math.round(400 * u * rng.uniform()) / 10).toFixed(1)
  const seen = `'20${10 + rng.below(10)}-0${1 + rng.below(9)}-1${rng.below(10)}'`
  return `(${person}, ${ward}, ${weight}, ${Math.floor(90 * u)}, ${rng.below(3)}, ${seen})`
})
const create = (name: string) =>
  `CREATE TABLE ${name} (patient_id varchar(10), ward varchar(20), weight double precision, age integer, stage integer, seen date)`
const inserts = Array.from({ length: rowCount / 1000 }, (_, at) => rows.slice(1000 * at, 1000 * (at + 1)).join(', '))

const parquet = join(folder, 'visits.parquet')
beforeAll(async () => {
  const engine = await openEngine()
  await engine.run(create('visits'))
  for (const values of inserts) await engine.run(`INSERT INTO visits VALUES ${values}`)
  await engine.run(`COPY visits TO '${parquet}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`)
  engine.close()
})

/** The bytes of models learnt from streamed rows, as a run divides them and as a fit takes all. */
async function learnt(stored: StoredRows, ignore: readonly string[] = []): Promise<string[]> {
  const models: string[] = []
  for (const [model, options, split] of [
    [bayesNet, { structure: 'chow-liu' }, { train: 0.6, holdout: 0.2, reference: 0.2 }],
    [marginals, {}, { train: 1, holdout: 0, reference: 0 }],
  ] as const) {
    const job = { ...parseJob({ input: 'visits.parquet', ignore: [...ignore] }), split }
    const large = await largeInput(stored, job, { rng: createRng(1) })
    const { schema } = large.loaded
    const coded = await large.coded({ sample: large.split.train })
    const context = { schema, rng: createRng(2) }
    const fitted =
      model === bayesNet
        ? await bayesNet.fitCoded!(coded, { ...context, options: bayesNet.options.parse(options) })
        : await marginals.fitCoded!(coded, { ...context, options: marginals.options.parse(options) })
    models.push(Buffer.from(fitted.save()).toString('base64'))
  }
  return models
}

/** The places of a sample of one database, which those of others are compared with. */
let fallen: number[] | undefined

describe.each(testDatabases.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  let base: TestDatabase
  const has = kind.lacks === undefined
  let inSchema = ''
  beforeAll(async () => {
    if (!has) return
    base = await kind.prepare()
    inSchema = base.schema === undefined ? '' : `${base.schema}.`
    await base.run([create('$.visits'), ...inserts.map((values) => `INSERT INTO $.visits VALUES ${values}`)])
  }, 60_000)
  afterAll(async () => base?.dispose())

  test.skipIf(!has)(
    'a model has the same bytes from a large table of a database as from a large file',
    async () => {
      const fromFile = await openParquetRows(parquet)
      const fromDatabase = await databaseRows(
        await base.open('read'),
        { table: 'visits', schema: base.schema },
        { source: 'visits' },
      )
      const [file, database] = [await learnt(fromFile), await learnt(fromDatabase)]
      await Promise.all([fromFile.close(), fromDatabase.close()])
      expect(database[0] === file[0]).toBe(true)
      expect(database[1] === file[1]).toBe(true)
    },
    60_000,
  )

  test.skipIf(!has || kind.countsNot !== undefined)(
    'a model has the same bytes from counts that are folded in the database, which gives no rows but a sample',
    async () => {
      const database = await base.open('read')
      const asked: string[] = []
      const watched: typeof database = {
        ...database,
        read(relation, ...more) {
          asked.push('query' in relation ? relation.query : relation.table)
          return database.read(relation, ...more)
        },
      }
      const fromFile = await openParquetRows(parquet)
      const counted = await countedRows(watched, { table: 'visits', schema: base.schema }, { source: 'visits' })
      const [file, there] = [await learnt(fromFile), await learnt(counted)]
      const hash = await counted.sha256()
      expect(await counted.sha256()).toBe(hash)
      await Promise.all([fromFile.close(), counted.close()])
      expect(there[0] === file[0]).toBe(true)
      expect(there[1] === file[1]).toBe(true)
      // First rows and the sample, for each of two models.
      expect(asked).toHaveLength(4)
    },
    60_000,
  )

  test.skipIf(!has)('rows that nobody is named for fall the same way whichever database holds them', async () => {
    const query = `SELECT stage, age FROM ${inSchema}visits ORDER BY weight`
    const stored = await databaseRows(await base.open('read'), { query }, { source: 'query' })
    const { table, places } = await stored.sample({ salt: 'salt' }, { from: 0, to: 0.5 })
    await stored.close()
    expect(table.rowCount / rowCount).toBeGreaterThan(0.45)
    expect(table.rowCount / rowCount).toBeLessThan(0.55)
    fallen ??= [...places]
    expect([...places]).toEqual(fallen)
  })

  test.skipIf(!has)('other rows at the second look are refused, without a value', async () => {
    const database = await base.open('read')
    const { read } = database
    let looks = 0
    // A database without snapshots, whose rows become fewer.
    const changing: typeof database = {
      ...database,
      async *read(...asked) {
        looks++
        for await (const batch of read(...asked)) yield looks < 3 ? batch : batch.slice(0, batch.rowCount - 1)
      },
    }
    const stored = await databaseRows(changing, { table: 'visits', schema: base.schema }, { source: 'visits' })
    await expect(learnt(stored)).rejects.toMatchObject({
      ...{ code: 'bad-data', message: 'cannot read file: "visits"' },
      issues: [{ message: 'it changed while it was read', file: 'visits' }],
    })
    await stored.close()
  })

  test.skipIf(!has)('equal rows fall to both sides', async () => {
    const query = `SELECT 1 AS one FROM ${inSchema}visits`
    const stored = await databaseRows(await base.open('read'), { query }, { source: 'query' })
    const { table } = await stored.sample({ salt: 'salt' }, { from: 0, to: 0.5 })
    await stored.close()
    expect(table.rowCount / rowCount).toBeGreaterThan(0.45)
    expect(table.rowCount / rowCount).toBeLessThan(0.55)
  })
})

test('run streams a table of a SQLite file, and verify finds its rows again until one is another', async () => {
  const { default: Driver } = await import('libsql')
  const file = join(folder, 'visits.sqlite')
  const change = (statements: readonly string[]) => {
    const database = new Driver(file)
    for (const each of statements) database.exec(each)
    database.close()
  }
  change([create('visits'), ...inserts.map((values) => `INSERT INTO visits VALUES ${values}`)])
  const words = ['--model', 'marginals', '--no-evaluate', '--rows', '10', '--rows-in-memory', '5000', '--seed', '1']
  const made = await mirrorwardHere(folder, ['run', file, ...words, '--out', 'streamed', '--quiet'])
  expect({ status: made.status, stderr: made.stderr }).toEqual({ status: 0, stderr: '' })
  const recipe = JSON.parse(readFileSync(join(folder, 'streamed/internal/recipe.json'), 'utf8'))
  expect(recipe.inputs[0]).toMatchObject({ rows: rowCount, streamed: true })
  expect(await mirrorwardHere(folder, ['verify', 'streamed'])).toMatchObject({ status: 0 })
  change(['UPDATE visits SET age = age + 1 WHERE rowid = 17'])
  expect(await mirrorwardHere(folder, ['verify', 'streamed'])).not.toMatchObject({ status: 0 })
}, 60_000)
