import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'k-anonymity-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rows = Array.from({ length: 300 }, (_, row) => `${20 + ((row * 7) % 61)},${'FM'[row % 2]},${row % 3}`)
writeFileSync(join(folder, 'table.csv'), `age,sex,grade\n${rows.join('\n')}\n`)
writeFileSync(
  join(folder, 'schema.yaml'),
  `name: table
columns:
  - { name: age, kind: numeric, role: quasi-identifier }
  - { name: sex, kind: categorical, role: quasi-identifier }
  - { name: grade, kind: categorical, role: sensitive }
`,
)
const words = ['run', 'table.csv', '--schema', 'schema.yaml', '--technique', 'k-anonymity', '--k', '11', '--quiet']

test('run with k-anonymity writes a release whose file keeps k, and verify finds it whole', async () => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, [
    ...words,
    '--seed',
    '1',
    '--depth',
    'quick',
    '--out',
    'out',
  ])
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('k = 11: smallest class')
  const [header, ...lines] = readFileSync(join(folder, 'out/generalised.csv'), 'utf8').trim().split('\n')
  expect(header).toBe('age,sex,grade')
  const classes = new Map<string, number>()
  for (const line of lines) {
    const key = line.split(',').slice(0, 2).join()
    if (key !== ',') classes.set(key, (classes.get(key) ?? 0) + 1)
  }
  expect(Math.min(...classes.values())).toBeGreaterThanOrEqual(11)
  const manifest = JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({
    nature: 'generalised',
    evidence: 'twin',
    configuration: { technique: 'k-anonymity' },
  })
  expect(JSON.parse(readFileSync(join(folder, 'out/risk.json'), 'utf8')).after.attackers.alone.people).toBe(0)
  expect((await mirrorwardHere(folder, ['verify', 'out'])).status).toBe(0)
  await mirrorwardHere(folder, [...words, '--seed', '1', '--no-evaluate', '--out', 'again'])
  expect(readFileSync(join(folder, 'again/generalised.csv'))).toEqual(readFileSync(join(folder, 'out/generalised.csv')))
})

test('what cannot be kept ends with 2 and writes nothing; --k belongs to the technique', async () => {
  const refused = await mirrorwardHere(folder, [...words.slice(0, 6), '--k', '400', '--out', 'none'])
  expect(refused.status).toBe(2)
  expect(refused.stderr).toContain('k = 400 is more than the people of the table: 300')
  expect((await mirrorwardHere(folder, ['run', 'table.csv', '--k', '5'])).status).toBe(2)
})

test('hierarchies are read from a YAML file and from files of ARX; what is no tree is told by its line', async () => {
  const ages = Array.from({ length: 61 }, (_, at) => `${20 + at};${20 + at < 50 ? 'under 50' : '50 and more'};*`)
  writeFileSync(join(folder, 'age.csv'), `${ages.join('\n')}\n`)
  writeFileSync(join(folder, 'hierarchies.yaml'), 'age: age.csv\nsex: { kind: whole }\n')
  const named = [...words, '--seed', '1', '--options.hierarchies', 'hierarchies.yaml']
  const { status, stderr } = await mirrorwardHere(folder, [...named, '--out', 'arx'])
  expect(status, stderr).toBe(0)
  expect(readFileSync(join(folder, 'arx/schema.yaml'), 'utf8')).toContain('50 and more')
  const recipe = JSON.parse(readFileSync(join(folder, 'arx/internal/recipe.json'), 'utf8'))
  expect(recipe.inputs.map(({ role }: { role: string }) => role)).toEqual([
    'input',
    'schema',
    'hierarchies',
    'hierarchy of age',
  ])
  writeFileSync(join(folder, 'age.csv'), `${[...ages, '20;elsewhere;*', '81;50 and more;top'].join('\n')}\n`)
  const refused = await mirrorwardHere(folder, [...named, '--out', 'none'])
  expect(refused.status).toBe(2)
  expect(refused.stderr).toMatch(/a value that stands twice.*row 62/)
  expect(refused.stderr).not.toContain('elsewhere')
})

test('local recoding is made where asked, with its warning; a job file finds its hierarchies and its population beside it', async () => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, [...words, '--recoding', 'local', '--out', 'local'])
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('local recoding can be partly read backwards')
  const french = await mirrorwardHere(folder, [...words, '--recoding', 'local', '--out', 'fr', '--lang', 'fr'])
  expect(french.stdout).toContain('le recodage local se lit en partie à l’envers')
  writeFileSync(
    join(folder, 'population.csv'),
    `sex,age,else\n${rows.map((row) => row.replace(/(\d+),(.),.*/, '$2,$1,x')).join('\n')}\n`,
  )
  mkdirSync(join(folder, 'jobs'), { recursive: true })
  writeFileSync(join(folder, 'jobs/whole.yaml'), 'age: { kind: bands, widths: [10, 20] }\n')
  writeFileSync(
    join(folder, 'jobs/job.yaml'),
    `input: ../table.csv
schema: ../schema.yaml
out: ../by-job
seed: 1
technique: k-anonymity
options: { k: 1, suppression: 0, hierarchies: whole.yaml, population: ../population.csv, models: [{ id: k-map, k: 20 }] }
`,
  )
  const job = await mirrorwardHere(folder, ['run', 'jobs/job.yaml', '--quiet'])
  expect(job.status, job.stderr).toBe(0)
  const plan = JSON.parse(readFileSync(join(folder, 'by-job/plan.json'), 'utf8'))
  expect(plan.found.smallestClass).toBeGreaterThanOrEqual(20)
  expect(readFileSync(join(folder, 'by-job/manifest.json'), 'utf8')).not.toMatch(/population\.csv|whole\.yaml/)
  expect(plan.columns[0].hierarchy).toEqual({ kind: 'bands', widths: [10, 20] })
  const refused = await mirrorwardHere(folder, ['run', 'table.csv', '--recoding', 'local'])
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--recoding belongs to --technique')])
})

test('--draft prints hierarchies that a run takes back, in both languages, and makes nothing', async () => {
  const draft = [...words.filter((word) => word !== '--quiet'), '--draft', '--out', 'never']
  const { status, stdout, stderr } = await mirrorwardHere(folder, draft)
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('# values by level: 61, 13, 7, 4, 1\nage:\n  kind: bands')
  expect(stdout).toContain('sex:\n  kind: whole')
  expect(existsSync(join(folder, 'never'))).toBe(false)
  writeFileSync(join(folder, 'drafted.yaml'), stdout)
  const given = [...words, '--seed', '1', '--options.hierarchies', 'drafted.yaml', '--out', 'from-draft']
  expect((await mirrorwardHere(folder, given)).status).toBe(0)
  expect(readFileSync(join(folder, 'from-draft/generalised.csv'))).toEqual(
    readFileSync(join(folder, 'out/generalised.csv')),
  )
  expect((await mirrorwardHere(folder, [...draft, '--lang', 'fr'])).stdout).toContain('# valeurs par niveau : 61')
  const refused = await mirrorwardHere(folder, ['run', 'table.csv', '--draft'])
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--draft belongs to')])
})

test.each([
  ['open-ends', ['--options.top', '70'], 'generalised'],
  ['micro-aggregation', ['--options.k', '5'], 'perturbed'],
  ['rank-swap', ['--options.share', '0.1'], 'perturbed'],
  ['pram', ['--options.stays', '0.7'], 'perturbed'],
  ['cell-suppression', ['--options.k', '3', '--options.columns', 'sex,age'], 'generalised'],
])('%s runs as a technique of its own, and tells options that it does not know', async (technique, options, nature) => {
  const own = [...words.slice(0, 4), '--technique', technique, '--quiet', '--no-evaluate', '--seed', '1', ...options]
  const { status, stderr } = await mirrorwardHere(folder, [...own, '--out', `by-${technique}`])
  expect(status, stderr).toBe(0)
  const manifest = JSON.parse(readFileSync(join(folder, `by-${technique}/manifest.json`), 'utf8'))
  expect(manifest.nature).toBe(nature)
  expect((await mirrorwardHere(folder, ['verify', `by-${technique}`])).status).toBe(0)
  const refused = await mirrorwardHere(folder, [...own, '--options.nonsense', '1', '--out', 'none'])
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('nonsense')])
})

test('a quasi-identifier that names people by itself is refused, in a plan and in an assessment', async () => {
  writeFileSync(
    join(folder, 'named.csv'),
    `nir,age\n${rows.map((row, at) => `${18_000 + at},${row.slice(0, 2)}`).join('\n')}\n`,
  )
  const kinds = (role: string) => `name: named
columns:
  - { name: nir, kind: identifier, role: ${role} }
  - { name: age, kind: numeric, role: quasi-identifier }
`
  writeFileSync(join(folder, 'named.yaml'), kinds('quasi-identifier'))
  writeFileSync(join(folder, 'direct.yaml'), kinds('direct-identifier'))
  const own = ['named.csv', '--schema', 'named.yaml', '--technique', 'k-anonymity', '--quiet', '--out', 'none']
  const plan = await mirrorwardHere(folder, ['run', ...own])
  expect([plan.status, plan.stderr]).toEqual([2, expect.stringContaining('names people by itself: column "nir"')])
  const risk = await mirrorwardHere(folder, ['risk', 'named.csv', '--schema', 'direct.yaml', '--quasi', 'nir,age'])
  expect([risk.status, risk.stderr]).toEqual([
    2,
    expect.stringContaining('names people by itself, whatever else is known'),
  ])
})

test('a planted group of one value is named on the terminal, in both languages, and in no file', async () => {
  const planted = Array.from(
    { length: 60 },
    (_, row) =>
      `${row < 30 ? 'F' : 'M'},${row < 30 ? 'yes' : 'yesno'.slice(row % 2 === 0 ? 0 : 3, row % 2 === 0 ? 3 : 5)}`,
  )
  writeFileSync(join(folder, 'planted.csv'), `sex,died\n${planted.join('\n')}\n`)
  const roles =
    '{ name: sex, kind: categorical, role: quasi-identifier }, { name: died, kind: categorical, role: sensitive }'
  writeFileSync(join(folder, 'planted.yaml'), `name: planted\ncolumns: [${roles}]\n`)
  const own = [
    'run',
    'planted.csv',
    '--schema',
    'planted.yaml',
    '--technique',
    'k-anonymity',
    '--quiet',
    '--no-evaluate',
  ]
  const { stdout } = await mirrorwardHere(folder, [...own, '--out', 'planted'])
  expect(stdout).toContain('all 30 rows of a group have the same died: sex F')
  expect(readFileSync(join(folder, 'planted/plan.json'), 'utf8')).not.toContain('homogeneous')
  const french = await mirrorwardHere(folder, [...own, '--out', 'planted-fr', '--lang', 'fr'])
  expect(french.stdout).toContain('les 30 lignes d’un groupe ont toutes la même valeur de died : sex F')
})

test('a step of k-anonymity counts in its population', async () => {
  writeFileSync(
    join(folder, 'steps.yaml'),
    `input: table.csv
schema: schema.yaml
out: by-steps
seed: 1
evaluate: false
steps:
  - { technique: k-anonymity, k: 1, suppression: 0, population: population.csv, models: [{ id: k-map, k: 20 }] }
`,
  )
  writeFileSync(
    join(folder, 'population.csv'),
    `sex,age\n${rows.map((row) => row.replace(/(\d+),(.),.*/, '$2,$1')).join('\n')}\n`,
  )
  const { status, stderr } = await mirrorwardHere(folder, ['run', 'steps.yaml', '--quiet'])
  expect(status, stderr).toBe(0)
  const { columns } = JSON.parse(readFileSync(join(folder, 'by-steps/plan.json'), 'utf8'))
  expect(columns[0].level).toBeGreaterThan(0)
})
