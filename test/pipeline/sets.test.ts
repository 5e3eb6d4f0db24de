import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  concatTables,
  createRng,
  evaluateTables,
  numberColumn,
  readTable,
  run,
  type Schema,
  Table,
  verifyRelease,
} from '../../src/index.js'

const folder = mkdtempSync(join(tmpdir(), 'sets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const input = join(folder, 'small.csv')
const rows = Array.from({ length: 90 }, (_, row) => `${40 + ((row * 7) % 30)},${(row * 13) % 11},${row % 2}`)
writeFileSync(input, `age,glucose,died\n${rows.join('\n')}\n`)
const release = 'b2d6f2a0-3c5e-4d7b-9f1a-2e8c4b6a0d13'
const job = { input, model: 'marginals', depth: 'quick', rows: 50, seed: 1, release } as const
const textOf = (release: string, file: string) => readFileSync(join(folder, release, file), 'utf8')

test('several tables are drawn from one fit, the first as if it were the only one, and the manifest lists them', async () => {
  await run({ ...job, out: join(folder, 'one') })
  const made = await run({ ...job, sets: 3, out: join(folder, 'three') })
  const files = ['synthetic-1.csv', 'synthetic-2.csv', 'synthetic-3.csv']
  expect(readdirSync(join(folder, 'three')).filter((file) => file.startsWith('synthetic'))).toEqual(files)
  expect(textOf('three', 'synthetic-1.csv')).toBe(textOf('one', 'synthetic.csv'))
  expect(new Set(files.map((file) => textOf('three', file))).size).toBe(3)
  expect(textOf('three', 'model.safetensors')).toBe(textOf('one', 'model.safetensors'))
  expect(made.sets.map(({ rowCount }) => rowCount)).toEqual([50, 50, 50])
  expect(made.synthetic).toBe(made.sets[0])
  expect(made.manifest.outputs.slice(0, 3)).toMatchObject(files.map((file) => ({ file, rows: 50 })))
  expect(made.recipe.command).toContain('--sets 3')
  expect((await verifyRelease(join(folder, 'three'))).files.every(({ status }) => status === 'same')).toBe(true)
  expect(made.evaluation?.protocol.notes).toContain(
    '3 synthetic tables were drawn from one fitted model: privacy is measured on all of them together, everything else on the first',
  )
  expect(made.evaluation?.inputs.synthetic.rows).toBe(50)
}, 60_000)

test('a release of one table follows one of several, and nothing of the others stays', async () => {
  const out = join(folder, 'again')
  await run({ ...job, sets: 2, evaluate: false, out })
  await run({ ...job, evaluate: false, out })
  expect(readdirSync(out)).toEqual(['internal', 'manifest.json', 'model.safetensors', 'schema.yaml', 'synthetic.csv'])
}, 60_000)

test('rows drawn again leave every table as long as it was, in the format wanted', async () => {
  const release = await run({
    ...job,
    sets: 2,
    suppressRisky: true,
    format: 'jsonl',
    evaluate: false,
    out: join(folder, 'risky'),
  })
  expect(release.sets.map(({ rowCount }) => rowCount)).toEqual([50, 50])
  const second = await readTable(join(folder, 'risky', 'synthetic-2.jsonl'), {})
  expect(second.rowCount).toBe(50)
}, 60_000)

test('privacy sees the rows of every table, everything else those of the first', async () => {
  const count = 120
  const real = (start: number) =>
    Table.of(
      ['a', 'b', 'c'].map((name, index) =>
        numberColumn(
          name,
          Array.from({ length: count }, (_, row) => ((start + row) * (7 + index * 4)) % 1009),
        ),
      ),
    )
  const [train, holdout, reference, first] = [real(0), real(200), real(400), real(600)] as [Table, Table, Table, Table]
  const columns = ['a', 'b', 'c'].map((name) => ({ name, kind: 'numeric', role: 'feature', precision: 0 }) as const)
  const schema: Schema = { name: 'planted', columns }
  const request = {
    schema,
    train,
    holdout,
    reference,
    title: 't',
    split: 's',
    depth: 'quick',
    rng: createRng(1),
  } as const
  const alone = await evaluateTables(first, request)
  const together = await evaluateTables(first, { ...request, pooled: concatTables([first, train]) })
  const resultOf = (of: typeof alone, id: string) => of.results.find((each) => each.id === id)?.result
  expect(together.results.map(({ id }) => id)).toEqual(alone.results.map(({ id }) => id))
  for (const { id } of alone.results.filter((each) => !each.id.startsWith('privacy.')))
    expect(resultOf(together, id), id).toEqual(resultOf(alone, id))
  expect(resultOf(alone, 'privacy.exact-copies')).toMatchObject({ value: 0 })
  expect(resultOf(together, 'privacy.exact-copies')).toMatchObject({ value: 0.5 })
}, 60_000)
