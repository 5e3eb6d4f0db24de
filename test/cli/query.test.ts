import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'query-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rng = createRng('query')
const rows = Array.from({ length: 400 }, () =>
  [40 + rng.below(50), 'FM'[rng.below(2)], 1 + rng.below(900), rng.below(2)].join(','),
)
writeFileSync(join(folder, 'people.csv'), `age,sex,days,dead\n${rows.join('\n')}\n`)
writeFileSync(
  join(folder, 'schema.yaml'),
  `name: people
domain: declared
columns:
  - { name: age, kind: numeric, precision: 0, bounds: { min: 40, max: 90 } }
  - { name: sex, kind: categorical, levels: [F, M] }
  - { name: days, kind: numeric, precision: 0, bounds: { min: 0, max: 900 }, unit: days }
  - { name: dead, kind: boolean, levels: ['0', '1'] }
`,
)
writeFileSync(
  join(folder, 'questions.yaml'),
  `questions:
  - { id: sexes, ask: count, by: [sex] }
  - { id: curve, ask: survival, time: days, event: dead }
`,
)
beforeEach(() => {
  for (const file of ['study.ledger', 'study.ledger.bought']) rmSync(join(folder, file), { force: true })
})

const ask = (...words: readonly string[]) =>
  mirrorwardHere(folder, ['query', 'people.csv', 'questions.yaml', '--schema', 'schema.yaml', ...words])
const study = ['--ledger', 'study.ledger', '--epsilon', '1']

test('answers come as a table, a page and JSON; asked again they are the same and cost nothing', async () => {
  const first = await ask(...study, '--lang', 'en')
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(first.stdout).toContain('sexes: number of people')
  const answers = () => JSON.parse(readFileSync(join(folder, 'answers/answers.json'), 'utf8'))
  const before = answers()
  const page = readFileSync(join(folder, 'answers/answers.html'), 'utf8')
  expect(page).toContain('<svg role="img"')
  expect(page).not.toMatch(/<script|https?:/)
  const again = await ask(...study, '--lang', 'fr')
  expect(again.status).toBe(0)
  expect(again.stdout).toContain('déjà payée')
  const after = answers()
  expect(after.answers.map(({ cells, curves }: { cells: unknown; curves: unknown }) => [cells, curves])).toEqual(
    before.answers.map(({ cells, curves }: { cells: unknown; curves: unknown }) => [cells, curves]),
  )
  expect(after.ledger.entries).toEqual(before.ledger.entries)
  expect(again.stdout).toMatch(/±[\d,]+ ; déjà payée/)
})

test('a release that counts with answers says what they were charged for in French, and tells the noise of its own counts', async () => {
  expect((await ask('--ledger', 'study.ledger', '--epsilon', '1', '--total-epsilon', '2')).status).toBe(0)
  const words = ['run', 'people.csv', '--schema', 'schema.yaml', '--epsilon', '1', '--ledger', 'study.ledger']
  const made = await mirrorwardHere(folder, [...words, '--no-evaluate', '--lang', 'fr', '--out', 'made', '--quiet'])
  expect(made.status, made.stderr).toBe(0)
  expect(made.stdout).toContain('requêtes (')
  const page = readFileSync(join(folder, 'made/report.html'), 'utf8')
  expect(page).toContain('requêtes')
  expect(page).not.toMatch(/queries|a row is|of a row|a patient has/)
  const { notes } = JSON.parse(readFileSync(join(folder, 'made/privacy.json'), 'utf8'))
  const { entries } = JSON.parse(readFileSync(join(folder, 'made/privacy.json'), 'utf8')).ledger
  const own = entries.filter(({ purpose }: { purpose: string }) => /^counts of (columns|tables)/.test(purpose))
  const largest = Math.sqrt(Math.max(...own.map(({ variance }: { variance: number }) => variance)))
  expect(JSON.stringify(notes)).toContain(`standard deviation of ${Math.ceil(largest)} rows`)
})

test('a spent ledger refuses other questions, and gives what was bought', async () => {
  await ask(...study)
  writeFileSync(join(folder, 'other.yaml'), 'questions: [{ ask: count }]')
  const entries = readFileSync(join(folder, 'study.ledger'), 'utf8')
  const words = ['query', 'people.csv', 'other.yaml', '--schema', 'schema.yaml', ...study]
  expect(await mirrorwardHere(folder, words)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('the ledger has too little privacy left'),
  })
  expect(readFileSync(join(folder, 'study.ledger'), 'utf8')).toBe(entries)
  expect((await ask(...study)).status).toBe(0)
})

test.each<readonly [what: string, words: readonly string[], line: string]>([
  ['no privacy', ['--epsilon', '0'], 'expected a number above 0'],
  ['negative privacy', ['--epsilon', '-1'], 'expected a number above 0'],
  ['no number', ['--epsilon', 'much'], 'expected a number above 0'],
  ['too much', ['--epsilon', '11'], 'an epsilon above 10 protects nobody'],
  ['no schema file', ['--epsilon', '1', '--schema', 'absent.yaml'], 'cannot read file: "absent.yaml"'],
])('%s is refused before anything is written', async (_what, words, line) => {
  const { status, stderr } = await ask('--ledger', 'study.ledger', ...words)
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(line) })
  expect(existsSync(join(folder, 'study.ledger'))).toBe(false)
})

test.each<readonly [question: string, line: string]>([
  ['{ ask: count, by: [sexe] }', 'question "1" names an unknown column: "sexe"'],
  ['{ ask: count, where: "ages > 50" }', 'unknown column: "ages"'],
  ['{ ask: count, where: "age >" }', 'cannot read condition at character'],
  ['{ ask: mean, of: sex }', 'it is no number column: column "sex"'],
  ['{ ask: counts }', 'the questions cannot be read'],
  ['{ ask: log-rank, time: days, event: dead }', 'it compares groups: say by'],
  ['{ ask: linear, outcome: age, on: [age] }', 'it is outcome and term at once'],
  ['{ ask: survival, time: days, event: dead, steps: 1000 }', 'the questions cannot be read'],
])('%s is refused in a line or two, and nothing is charged', async (question, line) => {
  writeFileSync(join(folder, 'bad.yaml'), `questions: [${question}]`)
  const words = ['query', 'people.csv', 'bad.yaml', '--schema', 'schema.yaml', ...study]
  const { status, stderr } = await mirrorwardHere(folder, words)
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(line) })
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3)
  expect(existsSync(join(folder, 'study.ledger'))).toBe(false)
})

test('a schema that was told from the rows, a table without the columns and other patients are refused', async () => {
  const text = readFileSync(join(folder, 'schema.yaml'), 'utf8')
  writeFileSync(join(folder, 'told.yaml'), text.replace('domain: declared', 'domain: data'))
  expect(await ask(...study, '--schema', 'told.yaml')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('was told from the rows'),
  })
  writeFileSync(join(folder, 'narrow.csv'), 'age\n50\n')
  expect(
    await mirrorwardHere(folder, ['query', 'narrow.csv', 'questions.yaml', '--schema', 'schema.yaml', ...study]),
  ).toMatchObject({ status: 2, stderr: expect.stringContaining('the table lacks columns') })
  expect(existsSync(join(folder, 'study.ledger'))).toBe(false)
  await ask(...study, '--total-epsilon', '3')
  const other = await ask(...study, '--patients', 'others')
  expect(other).toMatchObject({ status: 2, stderr: expect.stringContaining('the ledger counts other patients') })
})
