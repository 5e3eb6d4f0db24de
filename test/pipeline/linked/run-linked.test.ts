import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadLinked, runLinked, writeLinked } from '../../../src/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
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
  await expect(runLinked({ input: folder, out: join(folder, 'release'), sets: 3, seed: 1 })).rejects.toMatchObject({
    code: 'unsupported',
    issues: [{ message: 'not for linked tables: sets' }],
  })
})
