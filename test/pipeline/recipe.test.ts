import { expect, test } from 'vitest'
import { evaluationRecipe } from '../../src/pipeline/evaluation-recipe.js'
import { parseJob } from '../../src/pipeline/job.js'
import { recipeOf, recreatingCommand } from '../../src/pipeline/manifest.js'

const job = parseJob({
  input: '/home/somebody/study/patients.csv',
  schema: '/home/somebody/schema.yaml',
  policy: '../board/policy.yaml',
  out: '/home/somebody/out',
  seed: 7,
  where: 'age >= 60',
  language: 'fr',
})

test('a recipe names files without their folders, and says everything else', () => {
  const recipe = recipeOf(job, [{ file: 'patients.csv', sha256: 'abc', rows: 3 }])
  expect(JSON.stringify(recipe)).not.toMatch(/somebody|board/)
  expect(recipe.command).toBe(
    "mirrorward run patients.csv --out release --model auto --seed 7 --schema schema.yaml --where 'age >= 60' --policy policy.yaml --split.train 0.6 --split.holdout 0.2 --split.reference 0.2",
  )
  expect(recipe.configuration).toMatchObject({ input: 'patients.csv', seed: 7, where: 'age >= 60', depth: 'standard' })
})

test('neither the folder nor the language moves a byte of an evaluation', () => {
  expect(recipeOf({ ...job, out: 'elsewhere', language: 'en' }, [])).toEqual(recipeOf(job, []))
})

test('the command of a manifest keeps the language', () => {
  expect(recreatingCommand(job)).toContain('--lang fr')
})

test('the recipe of an evaluation says which tables stood where, by name alone, and leaves out what nobody asked for', () => {
  const recipe = evaluationRecipe({
    tables: {
      train: { path: '/home/somebody/train.csv', sha256: 'abc', rows: 3 },
      synthetic: { path: '-', rows: 4 },
    },
    files: { schema: '../board/my schema.yaml', policy: undefined },
    options: { seed: 7, depth: undefined },
  })
  expect(recipe).toEqual({
    command: "mirrorward evaluate --train train.csv --synthetic - --schema 'my schema.yaml' --seed 7",
    files: [
      { file: 'train.csv', sha256: 'abc', rows: 3 },
      { file: '-', sha256: '', rows: 4 },
    ],
    configuration: { train: 'train.csv', synthetic: '-', schema: 'my schema.yaml', seed: 7 },
  })
})
