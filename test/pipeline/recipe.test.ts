import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evaluationRecipe } from '../../src/pipeline/evaluation-recipe.js'
import { freshRelease, freshSeed } from '../../src/pipeline/fresh.js'
import { parseJob } from '../../src/pipeline/job.js'
import { buildManifest, configurationOf } from '../../src/pipeline/manifest.js'
import { parseRecipe, recreatingCommand } from '../../src/pipeline/recipe.js'

const folder = await mkdtemp(join(tmpdir(), 'recipe-'))
afterAll(() => rm(folder, { recursive: true }))

const job = parseJob({
  input: '/home/somebody/study/patients.csv',
  schema: '/home/somebody/schema.yaml',
  policy: '../board/policy.yaml',
  out: '/home/somebody/out',
  seed: 7,
  where: 'age >= 60',
  language: 'fr',
  missing: ['secret-marker'],
  ignore: ['secret-column'],
})

test('a manifest tells how, and nothing of where, from what or by which draw', () => {
  const manifest = buildManifest(job, { release: 'an-id', outputs: [] })
  expect(JSON.stringify(manifest)).not.toMatch(/somebody|board|patients|secret|seed|sha256/)
  expect(manifest).toMatchObject({ release: 'an-id', nature: 'synthetic', configuration: { where: 'age >= 60' } })
  expect(configurationOf(job)).toMatchObject({ model: 'auto', depth: 'standard', split: { train: 0.6 } })
})

test('the command of a recipe keeps everything', () => {
  expect(recreatingCommand(job, 'an-id')).toBe(
    "mirrorward run /home/somebody/study/patients.csv --out /home/somebody/out --model auto --seed 7 --schema /home/somebody/schema.yaml --where 'age >= 60' --missing secret-marker --ignore secret-column --lang fr --policy ../board/policy.yaml --split.train 0.6 --split.holdout 0.2 --split.reference 0.2 --release an-id",
  )
})

test('the recipe of an evaluation says which tables stood where, and leaves out what nobody asked for', async () => {
  const schema = join(folder, 'my schema.yaml')
  writeFileSync(schema, 'name: ward\n')
  const recipe = await evaluationRecipe({
    ...{ release: 'an-id', seed: 7 },
    tables: { train: { path: '/study/train.csv', sha256: 'abc', rows: 3 }, synthetic: { path: '-', rows: 4 } },
    files: { schema, policy: undefined },
    options: { depth: undefined },
  })
  expect(recipe).toEqual({
    ...{ format: 'mirrorward/recipe', version: 1, release: 'an-id', seed: '7' },
    command: `mirrorward evaluate --train /study/train.csv --synthetic - --schema '${schema}' --seed 7`,
    inputs: [
      { role: 'train', path: '/study/train.csv', sha256: 'abc', rows: 3 },
      { role: 'synthetic', path: '-', sha256: '', rows: 4 },
      { role: 'schema', path: schema, sha256: '362529da361992e58e7636a0842545f4e0fc9f69efabd251f2f6cb42d48edd93' },
    ],
  })
  expect(parseRecipe(JSON.stringify(recipe))).toEqual(recipe)
})

test('what is no recipe is none', () => {
  for (const text of ['', '{}', '[]', '{"format":"mirrorward/recipe","version":2}'])
    expect(parseRecipe(text)).toBeUndefined()
})

test('a job without a seed gets one that nobody can guess, and one that has it keeps it', () => {
  const seeds = Array.from({ length: 20 }, () => parseJob({ input: 'a.csv' }).seed)
  expect(new Set([...seeds, freshSeed()]).size).toBe(21)
  expect(seeds.every((seed) => /^[a-z]{26}$/.test(String(seed)))).toBe(true)
  expect(parseJob({ input: 'a.csv', seed: 1 }).seed).toBe(1)
  expect(parseJob({ input: 'a.csv', release: freshRelease() }).release).toMatch(/^[0-9a-f-]{36}$/)
  expect(() => parseJob({ input: 'a.csv', release: 'ward seven' })).toThrow('the job has errors')
})
