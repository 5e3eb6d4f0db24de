import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as mirrorward from '../../src/index.js'

const folder = mkdtempSync(join(tmpdir(), 'run-'))
afterAll(() => rmSync(folder, { recursive: true }))
const input = join(folder, 'small.csv')
const rows = Array.from({ length: 60 }, (_, row) => `${40 + ((row * 7) % 30)},${(row * 13) % 11},${row % 2}`)
writeFileSync(input, `age,glucose,died\n${rows.join('\n')}\n`)
const job = { input, model: 'marginals', depth: 'quick', seed: 1 } as const

test('what was found before the run is told at once, and kept in the recipe and the evaluation', async () => {
  const told: mirrorward.Preflight[] = []
  const stages = new Set<string>()
  const release = await mirrorward.run(
    { ...job, out: join(folder, 'release') },
    {
      onPreflight: (preflight) => told.push(preflight),
      onProgress: ({ stage }) => stages.add(stage),
    },
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.warnings.map(({ code }) => code)).toEqual(['few-patients'])
  expect(told[0]?.estimate.seconds[0]).toBeGreaterThan(0)
  expect(release.warnings).toEqual(told[0]?.warnings)
  const recipe = JSON.parse(readFileSync(join(folder, 'release', 'internal', 'recipe.json'), 'utf8'))
  expect(recipe.warnings).toEqual(release.warnings)
  expect(release.evaluation?.protocol.warnings?.[0]?.message).toContain('60 rows are few')
  expect([...stages]).toEqual(['read', 'split', 'fit', 'sample', 'evaluate', 'report'])
}, 60_000)

test('who does not like what was found stops there, and nothing is written', async () => {
  const stop = new AbortController()
  const out = join(folder, 'stopped')
  const onPreflight = () => stop.abort(new Error('too few'))
  await expect(mirrorward.run({ ...job, out }, { onPreflight, signal: stop.signal })).rejects.toThrow('too few')
  expect(existsSync(out)).toBe(false)
})

test('from depth standard on the generator is fitted to other people too, where that is quick', async () => {
  const larger = join(folder, 'larger.csv')
  const cells = Array.from({ length: 150 }, (_, row) => `${40 + ((row * 7) % 30)},${(row * 13) % 11},${row % 2}`)
  writeFileSync(larger, `age,glucose,died\n${cells.join('\n')}\n`)
  const out = join(folder, 'refits')
  const release = await mirrorward.run({ input: larger, model: 'marginals', depth: 'standard', seed: 1, out })
  const found = release.evaluation!.results.find(({ id }) => id === 'privacy.membership-refit')
  expect(found?.result).toMatchObject({ status: 'ok', detail: { refits: 14 } })
}, 120_000)

test('a job with errors names each of them', async () => {
  const wrong = { ...job, outt: 'x', depth: 'slow' } as unknown as mirrorward.JobInput
  const error = await mirrorward.run(wrong).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'bad-option' })
  expect((error as mirrorward.MirrorwardError).issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^depth: /),
    'outt: unknown key (did you mean "out"?)',
  ])
})

test.each([
  ['agee >= 50', 'condition names an unknown column: "agee" (did you mean "age"?)'],
  ['sex = F', 'quotes are missing: sex = "F"'],
  ['sex = "f"', 'condition names an unknown level: column "sex" (known: "F", "M")'],
  ['sex = "X" or age > 70', 'condition names an unknown level: column "sex" (known: "F", "M")'],
  ['age > "old"', 'a condition to sample under compares with numbers: column "age"'],
  ['age < sex', 'column "sex" can be compared with a text only'],
  ['sex = "F" and ward = "A1"', 'condition names a column that is not learnt: "ward"'],
  ['age >=', 'cannot read condition at character 7'],
])('a condition that no model can meet is refused before one is fitted: %s', async (where, message) => {
  const path = join(folder, 'sexes.csv')
  // One person of sex X: a level that nobody may learn of, and so as unknown as any other.
  const cells = rows.map((row, index) => `${row},${index === 0 ? 'X' : index % 2 === 0 ? 'F' : 'M'},A${index}`)
  writeFileSync(path, `age,glucose,died,sex,ward\n${cells.join('\n')}\n`)
  const schema = join(folder, 'sexes.yaml')
  writeFileSync(
    schema,
    [
      'name: sexes',
      'columns:',
      '  - { name: age, kind: numeric, precision: 0 }',
      '  - { name: glucose, kind: numeric, precision: 0 }',
      '  - { name: died, kind: numeric, precision: 0 }',
      '  - { name: sex, kind: categorical }',
      '  - { name: ward, kind: text, role: direct-identifier }',
    ].join('\n'),
  )
  const stages = new Set<string>()
  const out = join(folder, 'conditioned')
  const error = await mirrorward
    .run({ ...job, input: path, schema, out, where }, { onProgress: ({ stage }) => stages.add(stage) })
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(mirrorward.MirrorwardError)
  expect((error as Error).message).toContain(message)
  expect(stages).not.toContain('fit')
  expect(existsSync(out)).toBe(false)
})
