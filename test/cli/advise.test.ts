import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createRng } from '../../src/math/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'advise-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rng = createRng(4)
const rows = Array.from(
  { length: 400 },
  (_, row) => `${30 + rng.below(50)},${'FM'[row % 2]},${rng.uniform() < 0.3 ? 'yes' : 'no'}`,
)
writeFileSync(join(folder, 'table.csv'), `age,sex,ill\n${rows.join('\n')}\n`)
writeFileSync(
  join(folder, 'schema.yaml'),
  `name: table
columns:
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0 }
  - { name: sex, kind: categorical, role: quasi-identifier }
  - { name: ill, kind: boolean, role: outcome }
`,
)

test('advise writes a job that run executes, and drafts that leave open what only a person knows', async () => {
  const words = ['advise', 'table.csv', '--schema', 'schema.yaml', '--precise', 'rows', '--yes']
  const { status, stdout, stderr } = await mirrorwardHere(folder, words)
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('1. mask + k-anonymity')
  expect(stdout).toContain('mirrorward run advice/job.yaml')
  const job = parse(readFileSync(join(folder, 'advice/job.yaml'), 'utf8'))
  expect(job).toMatchObject({ input: '../table.csv', schema: '../schema.yaml', purpose: { precise: 'rows' } })
  expect(readFileSync(join(folder, 'advice/record-of-processing.md'), 'utf8')).toContain('(to be filled in)')
  const run = await mirrorwardHere(folder, ['run', 'advice/job.yaml', '--quiet', '--depth', 'quick', '--seed', '1'])
  expect(run.status, run.stderr).toBe(0)
  expect(run.stdout).toContain('2. k-anonymity (generalised)')
  const draft = readFileSync(join(folder, 'advice/release/impact-assessment.md'), 'utf8')
  expect(draft).toContain('released.csv (400)')
  expect(draft).not.toMatch(/complian/i)
})

test('in French, and taken from a job with a purpose', async () => {
  writeFileSync(join(folder, 'asked.yaml'), 'input: table.csv\npurpose: { recipient: public }\n')
  const { status, stdout, stderr } = await mirrorwardHere(folder, [
    'advise',
    'asked.yaml',
    '--lang',
    'fr',
    '--yes',
    '--out',
    'avis',
  ])
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('1. masquage + k-anonymat + synthèse')
  expect(stdout).toContain('une personne décide')
  expect(readFileSync(join(folder, 'avis/record-of-processing.md'), 'utf8')).toContain('Registre des traitements')
})

test('images are not for here, and no job is written; rules can be written and edited', async () => {
  const images = await mirrorwardHere(folder, ['advise', '--data', 'imaging', '--out', 'images'])
  expect(images.stdout).toContain('Not here.')
  expect(existsSync(join(folder, 'images'))).toBe(false)
  expect((await mirrorwardHere(folder, ['advise', '--write-rules', 'rules.yaml'])).status).toBe(0)
  const own = await mirrorwardHere(folder, ['advise', 'table.csv', '--rules', 'rules.yaml', '--yes', '--out', 'own'])
  expect(own.status, own.stderr).toBe(0)
  const wrong = await mirrorwardHere(folder, ['advise', 'table.csv', '--columns', 'weight', '--yes'])
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toContain('no such column: "weight"')
})

test('the table of texts can be written, edited and used: by the advice, its drafts and a report', async () => {
  expect((await mirrorwardHere(folder, ['advise', '--write-regulation', 'texts.yaml'])).status).toBe(0)
  const shipped = readFileSync(join(folder, 'texts.yaml'), 'utf8')
  writeFileSync(join(folder, 'own.yaml'), shipped.replace('GDPR Art. 9: health data', 'Rule of our house'))
  const own = ['--regulation', 'own.yaml']
  const advice = await mirrorwardHere(folder, ['advise', 'table.csv', '--yes', '--out', 'by-own', ...own])
  expect(advice.status, advice.stderr).toBe(0)
  for (const file of ['regulation.md', 'impact-assessment.md'])
    expect(readFileSync(join(folder, 'by-own', file), 'utf8')).toContain('Rule of our house')
  const made = ['run', 'table.csv', '--schema', 'schema.yaml', '--model', 'marginals', '--depth', 'quick', '--quiet']
  expect((await mirrorwardHere(folder, [...made, '--out', 'made'])).status).toBe(0)
  const page = await mirrorwardHere(folder, ['report', 'made/evaluation.json', '--out', 'own.html', ...own])
  expect(page.status, page.stderr).toBe(0)
  expect(readFileSync(join(folder, 'own.html'), 'utf8')).toContain('Rule of our house')
  expect(readFileSync(join(folder, 'made/report.html'), 'utf8')).not.toContain('Rule of our house')
  writeFileSync(join(folder, 'broken.yaml'), 'date: never\nrows: []\n')
  const broken = await mirrorwardHere(folder, ['report', 'made/evaluation.json', '--regulation', 'broken.yaml'])
  expect(broken).toMatchObject({ status: 2, stderr: expect.stringContaining('broken.yaml') })
}, 60_000)

test('where aggregates are asked for, one job masks, releases and answers by one ledger, and run makes it', async () => {
  const words = [
    'advise',
    'table.csv',
    '--schema',
    'schema.yaml',
    '--precise',
    'aggregates',
    '--yes',
    '--out',
    'budget',
  ]
  const { status, stdout, stderr } = await mirrorwardHere(folder, words)
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('1. mask + synthesis + query')
  expect(stdout).toContain('budget/declared.yaml has all bounds and levels bought')
  const run = await mirrorwardHere(folder, ['run', 'budget/job.yaml', '--quiet', '--seed', '1'])
  expect(run.status, run.stderr).toBe(0)
  const manifest = JSON.parse(readFileSync(join(folder, 'budget/release/manifest.json'), 'utf8'))
  expect(manifest.steps.map(({ technique }: { readonly technique: string }) => technique)).toEqual([
    'mask',
    'synthesis',
    'query',
  ])
  expect(existsSync(join(folder, 'budget/study.ledger'))).toBe(true)
  const { answers } = JSON.parse(readFileSync(join(folder, 'budget/release/answers.json'), 'utf8'))
  expect(answers[0].id).toBe('patients')
})

test('without a schema of a person the job waits for one, and the command that asks for it is said', async () => {
  const { status, stdout } = await mirrorwardHere(folder, [
    'advise',
    'table.csv',
    '--attackers',
    'unknown',
    '--yes',
    '--out',
    'waits',
  ])
  expect(status).toBe(0)
  expect(stdout).toContain('needed first: mirrorward init table.csv --public --out waits/public/job.yaml')
  expect(parse(readFileSync(join(folder, 'waits/job.yaml'), 'utf8')).schema).toBe('public/schema.yaml')
})
