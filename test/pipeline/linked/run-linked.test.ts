import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadLinked, runLinked, writeLinked } from '../../../src/index.js'
import { LinkedTables, poolLinked } from '../../../src/table/linked/index.js'
import { clinic, visitsSchema } from '../../models/histories/visits.js'

const schema = {
  ...visitsSchema,
  tables: visitsSchema.tables.map((table) => ({ ...table, source: `${table.name}.csv` })),
}

async function clinicFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mirrorward-clinic-'))
  const tables = clinic(120)
  const named = new Map(schema.tables.map(({ name }) => [name, tables.table(name)]))
  await writeLinked(LinkedTables.of(named, schema), folder)
  return folder
}

test('a folder of tables becomes a folder of tables, with keys that fit and nobody seen after the end', async () => {
  const folder = await clinicFolder()
  const out = join(folder, 'release')
  const release = await runLinked({ input: folder, out, seed: 3, rows: 80, evaluate: false, options: { trees: 1 } })
  expect((await readdir(out)).sort()).toEqual(
    ['internal', 'linked.yaml', 'manifest.json', 'model.safetensors', 'patients.csv', 'visits.csv'].sort(),
  )
  const read = await loadLinked({ input: out })
  expect(read.tables.table('patients').rowCount).toBe(80)
  expect(read.faults).toEqual([])
  expect(read.tables.table('visits').rowCount).toBe(release.synthetic.table('visits').rowCount)
  expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')).release).toBe(release.recipe.release)
})

test('a release is judged: evaluation and report lie beside the tables, in the language asked for', async () => {
  const folder = await clinicFolder()
  const out = join(folder, 'release')
  const { evaluation } = await runLinked({
    ...{ input: folder, out, seed: 3, depth: 'quick', language: 'fr', options: { trees: 1 } },
  })
  expect(evaluation?.verdict.criteria.length).toBeGreaterThan(3)
  expect(evaluation?.tables.map(({ name }) => name).sort()).toEqual(['patients', 'visits'])
  expect(JSON.parse(await readFile(join(out, 'evaluation.json'), 'utf8'))).toMatchObject({ title: evaluation?.title })
  const report = await readFile(join(out, 'report.html'), 'utf8')
  expect(report).toContain('<html lang="fr">')
  expect(report).toContain('visits')
}, 120_000)

test('a condition on people holds for every one of them', async () => {
  const folder = await clinicFolder()
  const { synthetic } = await runLinked({
    ...{ input: folder, out: join(folder, 'release'), seed: 3, rows: 60, evaluate: false, options: { trees: 1 } },
    where: 'sex = "f"',
  })
  const sex = synthetic.table('patients').column('sex')
  expect(sex.type === 'level' && Array.from(sex.codes).every((code) => sex.levels[code] === 'f')).toBe(true)
})

test('what a job of one table may ask and one of several may not is refused by name', async () => {
  const folder = await clinicFolder()
  const job = { input: folder, out: join(folder, 'release'), suppressRisky: true, seed: 1 }
  await expect(runLinked(job)).rejects.toMatchObject({
    code: 'unsupported',
    issues: [{ message: 'not for linked tables: suppressRisky' }],
  })
})

test('several sets of tables lie side by side, the first as if it were the only one', async () => {
  const folder = await clinicFolder()
  const job = { input: folder, seed: 3, rows: 40, evaluate: false, options: { trees: 1 } }
  const alone = await runLinked({ ...job, out: join(folder, 'alone') })
  const { sets, manifest } = await runLinked({ ...job, out: join(folder, 'sets'), sets: 2 })
  expect(manifest.outputs.map(({ file }) => file)).toEqual(
    ['patients-1.csv', 'visits-1.csv', 'linked-1.yaml', 'patients-2.csv', 'visits-2.csv', 'linked-2.yaml'].concat(
      'model.safetensors',
    ),
  )
  const read = async (path: string) => readFile(join(folder, path), 'utf8')
  expect(await read('sets/visits-1.csv')).toBe(await read('alone/visits.csv'))
  expect(await read('sets/visits-2.csv')).not.toBe(await read('sets/visits-1.csv'))
  const second = await loadLinked({ input: join(folder, 'sets', 'linked-2.yaml') })
  expect(second.tables.table('patients').rowCount).toBe(40)
  expect(second.tables.table('visits').rowCount).toBe(sets[1]!.table('visits').rowCount)
  expect(alone.sets).toHaveLength(1)
})

test('privacy is measured on the people of all sets together', () => {
  const parts = [clinic(10, 1), clinic(12, 2)]
  const pooled = poolLinked(parts)
  expect(pooled.table('patients').rowCount).toBe(22)
  expect(pooled.table('visits').rowCount).toBe(parts[0]!.table('visits').rowCount + parts[1]!.table('visits').rowCount)
  expect(pooled.parentRows('visits').every((row) => row >= 0)).toBe(true)
  expect(Math.max(...pooled.parentRows('visits'))).toBeGreaterThan(9)
})

test('learnt from all: a twin is judged by the policy of the job, and an outsider gets what outsiders may have', async () => {
  const folder = await clinicFolder()
  const policy = join(folder, 'policy.yaml')
  await writeFile(
    policy,
    `name: ours
criteria:
  - { metric: validity.keys, question: possible, atMost: 0, source: us }
  - { metric: validity.levels, question: possible, atLeast: 0.5, source: us }
`,
  )
  const { evaluation, manifest, recipe } = await runLinked({
    ...{ input: folder, out: join(folder, 'release'), seed: 3, depth: 'quick', options: { trees: 1 } },
    ...{ sets: 2, learnFrom: 'all', audience: 'external', policy, title: 'Ours', rows: 50 },
  })
  expect(manifest).toMatchObject({ learntFrom: 'all', evidence: 'twin' })
  expect(evaluation).toMatchObject({
    ...{ audience: 'external', title: 'Ours', published: { people: 50, learntFromPeople: 120 } },
    protocol: { notes: [] },
    verdict: { policy: 'ours' },
  })
  expect(evaluation!.verdict.criteria.map(({ metric }) => metric)).toEqual(['validity.keys'])
  for (const { evaluation: own } of evaluation!.tables)
    expect(own.verdict?.criteria.map(({ metric }) => metric)).toEqual(['validity.levels'])
  expect(Object.keys(evaluation!.environment)).not.toContain('cpus')
  for (const { result, controls } of evaluation!.results)
    for (const each of [result, ...Object.values(controls)]) expect(each).not.toHaveProperty('detail')
  const report = await readFile(join(folder, 'release', 'report.html'), 'utf8')
  expect(report).toContain('data-audience="external"')
  expect(report).toContain('from all 120 real people')
  expect(recipe.inputs.map(({ role }) => role)).toEqual(['input', 'input', 'policy'])
}, 120_000)

test('a policy on a metric that there is not is refused', async () => {
  const folder = await clinicFolder()
  const policy = join(folder, 'policy.yaml')
  await writeFile(
    policy,
    'name: ours\ncriteria:\n  - { metric: validity.kes, question: possible, atMost: 0, source: us }\n',
  )
  await expect(runLinked({ input: folder, out: join(folder, 'release'), policy })).rejects.toMatchObject({
    issues: [{ message: 'criteria[0].metric: no metric is called "validity.kes" (did you mean "validity.keys"?)' }],
  })
})
