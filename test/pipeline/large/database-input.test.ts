import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bayesNet, marginals } from '../../../models/index.js'
import { openEngine } from '../../../src/io/index.js'
import { databaseRows, openParquetRows, type StoredRows } from '../../../src/io/stored/index.js'
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

describe.each(testDatabases.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  let base: TestDatabase
  const has = kind.lacks === undefined
  beforeAll(async () => {
    if (!has) return
    base = await kind.prepare()
    await base.run([create('$.visits'), ...inserts.map((values) => `INSERT INTO $.visits VALUES ${values}`)])
  }, 60_000)
  afterAll(async () => base?.dispose())

  test.skipIf(!has)('a model has the same bytes from a large table of a database as from a large file', async () => {
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
  }, 60_000)
})
