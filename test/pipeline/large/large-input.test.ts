import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bayesNet, type Model, marginals } from '../../../models/index.js'
import { openEngine } from '../../../src/io/index.js'
import { createRng } from '../../../src/math/index.js'
import { run } from '../../../src/pipeline/index.js'
import { parseJob } from '../../../src/pipeline/job.js'
import { openLarge } from '../../../src/pipeline/large/large-input.js'
import { mirrorwardHere } from '../../cli/in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'large-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** 20,000 rows by SQL: numbers with and without decimals, levels, codes in numbers, dates, truths, missing cells. */
async function written(name: string, more = ''): Promise<string> {
  const path = join(folder, `${name}.parquet`)
  const engine = await openEngine()
  const u = (salt: number) => `(hash(i + ${salt}) % 1000003 / 1000003.0)`
  await engine.run(
    `COPY (SELECT round(10 + 5 * ${u(11)} + 3 * ${u(12)}, 1) AS weight, (floor(90 * ${u(13)}))::INTEGER AS age,
      CASE WHEN ${u(14)} < 0.2 THEN NULL ELSE 'w' || (floor(30 * ${u(15)} * ${u(16)}))::INTEGER END AS ward,
      (floor(3 * ${u(17)}))::INTEGER AS stage, DATE '2020-01-01' + (floor(500 * ${u(18)}))::INTEGER AS seen,
      ${u(19)} < 0.3 AS smoker, ${u(20)}::FLOAT AS marker ${more} FROM range(20000) t(i)) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 4096)`,
  )
  engine.close()
  return path
}

const people = ", 'p' || (i // 3) AS patient_id"

async function bothWays<Options>(path: string, model: Model<Options>, given: Record<string, unknown>) {
  const options = model.options.parse(given)
  const job = parseJob({ input: path, rowsInMemory: 5000 })
  const large = (await openLarge(job, { rng: createRng(1) }))!
  const { schema } = large.loaded
  const context = { schema, options, rng: createRng(2) }
  const coded = await large.coded({ sample: large.split.train })
  const streamed = (await model.fitCoded!(coded, context)).save()
  await large.close()
  const held = (await model.fit(large.split.train, context)).save()
  return { streamed, held, large, coded }
}

test('a model has the same bytes from streamed codes as from a table in memory', async () => {
  const path = await written('rows')
  for (const { streamed, held, large, coded } of [
    await bothWays(path, bayesNet, { structure: 'chow-liu' }),
    await bothWays(path, bayesNet, {}),
    await bothWays(path, marginals, {}),
  ]) {
    expect(coded.rows.rowCount).toBe(large.split.train.rowCount)
    expect('codes' in coded.rows.columns[0]! && coded.rows.columns[0].codes).toBeInstanceOf(Uint8Array)
    expect(Buffer.from(streamed).equals(Buffer.from(held))).toBe(true)
  }
}, 60_000)

test('people stay together, and their counts are of people', async () => {
  const path = await written('people', people)
  const { large, coded } = await bothWays(path, marginals, {})
  expect(large.loaded.schema.patient).toBe('patient_id')
  const { train, holdout, reference } = large.split
  const of = (table: typeof train) => {
    const column = table.column('patient_id')
    return column.type === 'level' ? new Set(Array.from(column.codes, (code) => column.levels[code])) : new Set()
  }
  const shared = [...of(train)].filter((person) => of(holdout).has(person) || of(reference).has(person))
  expect(shared).toEqual([])
  expect(train.rowCount / 20_000).toBeGreaterThan(0.55)
  expect(train.rowCount / 20_000).toBeLessThan(0.65)
  expect(coded.rows.rowCount).toBe(train.rowCount)
}, 60_000)

test('a run of more rows than are held says that its numbers are of samples', async () => {
  const path = await written('run')
  const release = await run({
    ...{ input: path, out: join(folder, 'release'), model: 'bayes-net', rowsInMemory: 5000, rows: 3000 },
    ...{ seed: 1, depth: 'quick', options: { structure: 'chow-liu' } },
  })
  const { results, protocol } = release.evaluation!
  expect(results.every(({ result }) => result.status === 'skipped' || typeof result.basis === 'object')).toBe(true)
  expect(protocol.notes.at(-1)).toContain('the real table has 20000 rows and the synthetic one 3000')
  expect(release.recipe.command).toContain('--rows-in-memory 5000')
  expect(release.manifest.outputs[0]!.rows).toBe(3000)
}, 60_000)

test('what needs all rows in memory says so', async () => {
  const path = await written('refused')
  const job = { input: path, out: join(folder, 'none'), rowsInMemory: 5000 }
  await expect(run({ ...job, learnFrom: 'all' })).rejects.toThrow('learnFrom: all needs all rows in memory')
  await expect(run({ ...job, suppressRisky: true })).rejects.toThrow('suppressRisky needs all rows in memory')
})

test('fit learns from every row of a streamed file, with the bytes of a table in memory', async () => {
  const path = await written('fit')
  const words = ['fit', path, '--model', 'bayes-net', '--set', 'structure=chow-liu', '--seed', '3', '--quiet']
  for (const [name, more] of [
    ['held', []],
    ['streamed', ['--rows-in-memory', '5000']],
  ] as const) {
    const { status, stderr } = await mirrorwardHere(folder, [...words, ...more, '--out', `${name}.safetensors`])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  }
  const [held, streamed] = ['held', 'streamed'].map((name) => readFileSync(join(folder, `${name}.safetensors`)))
  expect(held!.equals(streamed!)).toBe(true)
}, 60_000)

test('a file that is written anew between the looks is refused, whatever it holds then', async () => {
  const [before, after, other] = [await written('before'), await written('after'), await written('other', people)]
  const columnsOf = async (replacement: string) => {
    const path = join(folder, 'changing.parquet')
    copyFileSync(before, path)
    const job = parseJob({ input: path, rowsInMemory: 5000 })
    const large = (await openLarge(job, { rng: createRng(1) }))!
    rmSync(path)
    copyFileSync(replacement, path)
    return large.coded({ sample: large.split.train }).finally(large.close)
  }
  for (const replacement of [after, other])
    await expect(columnsOf(replacement)).rejects.toMatchObject({
      ...{ code: 'bad-data', message: expect.stringMatching(/^cannot read file: ".*changing.parquet"$/) },
      issues: [{ message: expect.stringContaining('changed while it was read') }],
    })
}, 60_000)

test('a file without rows, and one of a column that cannot be read, are one line each and write nothing', async () => {
  for (const [name, query] of [
    ['empty', 'SELECT 1 AS a WHERE false'],
    ['lists', 'SELECT [i] AS a, i AS b FROM range(20000) t(i)'],
  ] as const) {
    const path = join(folder, `${name}.parquet`)
    const engine = await openEngine()
    await engine.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`)
    engine.close()
    const out = join(folder, `${name}-release`)
    const outcome = await mirrorwardHere(folder, ['run', path, '--rows-in-memory', '5000', '--out', out, '--quiet'])
    expect(outcome).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^mirrorward: cannot read file/),
    })
    expect(existsSync(out)).toBe(false)
  }
})
