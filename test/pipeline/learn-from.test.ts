import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  collectTable,
  createRng,
  estimateRun,
  externalEvaluation,
  fitModel,
  loadInput,
  type Release,
  renderReport,
  run,
  sampleModel,
  splitByPatient,
  verifyRelease,
} from '../../src/index.js'
import { parseJob } from '../../src/pipeline/job.js'

const folder = await mkdtemp(join(tmpdir(), 'learn-from-'))
afterAll(() => rm(folder, { recursive: true }))
const input = join(folder, 'ward.csv')
const draw = createRng('ward')
const rows = Array.from({ length: 200 }, () => {
  const age = 30 + draw.below(50)
  return `${age},${(age / 10 + draw.normal()).toFixed(1)},${draw.below(2)}`
})
await writeFile(input, `age,potassium,died\n${rows.join('\n')}\n`)
const job = { input, model: 'bayes-net', depth: 'quick', seed: 4, rows: 90 } as const

let train: Release
let all: Release
beforeAll(async () => {
  train = await run({ ...job, out: join(folder, 'train') })
  all = await run({ ...job, learnFrom: 'all', out: join(folder, 'all') })
}, 60_000)

test('the published model learns from everybody and its twin from the training rows alone', async () => {
  expect(train.model.card().trainRows).toBe(120)
  expect(all.model.card().trainRows).toBe(200)
  expect(all.evaluation?.model).toMatchObject({ trainRows: 120 })
  expect(all.evaluation?.inputs).toMatchObject({ train: { rows: 120 }, synthetic: { rows: 90 } })
  const { table, schema } = await loadInput({ path: input })
  const everybody = await fitModel(table, { schema, model: 'bayes-net', rng: createRng(4).fork('fit:all') })
  const drawn = await collectTable(sampleModel(everybody, 90, { rng: createRng(4).fork('sample') }))
  expect(all.synthetic.columns).toEqual(drawn.columns)
})

test('the evidence is of the twin: the same as a twin that is measured by itself', async () => {
  const { table, schema } = await loadInput({ path: input })
  const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
  const rng = createRng(4)
  const split = splitByPatient(table, schema, { shares, rng: rng.fork('split') })
  const twin = await fitModel(split.train, { schema, model: 'bayes-net', rng: rng.fork('fit') })
  const drawn = await collectTable(sampleModel(twin, 90, { rng: rng.fork('twin').fork('sample:1') }))
  const mean = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0) / 90
  const ages = (each: typeof drawn) => (each.column('age') as { readonly values: Float64Array }).values
  // What the report draws of the column are shares of the twin's rows.
  const shape = all.evaluation?.results.find(({ id }) => id === 'fidelity.shape')?.result
  const detail = (shape?.status === 'ok' ? shape.detail : {}) as {
    columns: { name: string; distribution: { edges: number[]; synthetic: number[] } }[]
  }
  const { edges, synthetic } = detail.columns.find(({ name }) => name === 'age')!.distribution
  const shareBelow = (values: Float64Array) => values.filter((value) => value < edges[1]!).length / 90
  expect(synthetic[0]).toBeCloseTo(shareBelow(ages(drawn)), 3)
  expect(mean(ages(drawn))).not.toBe(mean(ages(all.synthetic)))
})

test('manifest, evaluation and report say which number belongs to which, in both languages', async () => {
  const of = (release: Release) => JSON.parse(readFileSync(join(release.folder, 'manifest.json'), 'utf8'))
  expect(of(train)).toMatchObject({ learntFrom: 'train', evidence: 'published' })
  expect(of(all)).toMatchObject({ learntFrom: 'all', evidence: 'twin' })
  const { published } = all.evaluation!
  const [table] = all.manifest.outputs
  expect(published).toEqual({ rows: 90, sha256: table?.sha256, learntFromRows: 200 })
  expect(all.evaluation?.inputs.synthetic.sha256).toBeUndefined()
  expect(externalEvaluation(all.evaluation!).published).toEqual(published)
  const pages = [await renderReport(all.evaluation!), await renderReport(all.evaluation!, { language: 'fr' })]
  const sentences = [
    [
      'Every number here is a twin’s.',
      'learnt from 120 real rows and measured',
      'learnt from all 200 real rows: nobody is left to measure it against.',
      '90 synthetic rows of 3 columns, drawn from a model',
    ],
    [
      'Tous les chiffres de ce rapport portent sur une table jumelle.',
      'ajusté sur 120 lignes réelles et évalué',
      'la totalité des 200 lignes réelles : il ne reste plus personne sur qui l’évaluer.',
      '90 lignes synthétiques de 3 colonnes, générées par un modèle',
    ],
  ]
  for (const [at, written] of pages.entries()) {
    const page = written.replaceAll(/[\u202f\u00a0]/g, ' ')
    for (const sentence of sentences[at]!) expect(page).toContain(sentence)
    expect(page).toContain(published?.sha256)
    expect(page.indexOf('data-evidence="twin"')).toBeLessThan(page.indexOf('<nav'))
  }
  expect(await renderReport(train.evaluation!)).not.toContain('data-evidence="twin"')
})

test('the recipe makes it again, and verify knows every file', async () => {
  expect(all.recipe.command).toContain('--learn-from all')
  expect((await verifyRelease(all.folder)).files.every(({ status }) => status === 'same')).toBe(true)
  const again = await run({ ...all.recipe.job!, out: join(folder, 'again') })
  expect(again.synthetic.columns).toEqual(all.synthetic.columns)
  expect(again.evaluation).toEqual(all.evaluation)
})

test('several tables have as many of the twin, and privacy is of them together', async () => {
  const several = await run({ ...job, learnFrom: 'all', sets: 2, out: join(folder, 'several') })
  expect(several.sets[0]?.columns).toEqual(all.synthetic.columns)
  expect(several.evaluation?.protocol.notes.join()).toContain('2 synthetic tables')
  const exact = (release: Release) => release.evaluation?.results.find(({ id }) => id === 'fidelity.shape')?.result
  expect(exact(several)).toEqual(exact(all))
})

test('without an evaluation the same table is published, and no evidence is claimed', async () => {
  const alone = await run({ ...job, learnFrom: 'all', evaluate: false, out: join(folder, 'alone') })
  expect(alone.synthetic.columns).toEqual(all.synthetic.columns)
  expect(alone.manifest).toMatchObject({ learntFrom: 'all', evidence: 'none' })
})

test('auto chooses on the training rows for both', async () => {
  const chosen = await run({ ...job, model: 'auto', learnFrom: 'all', evaluate: false, out: join(folder, 'auto') })
  const twins = await run({ ...job, model: 'auto', evaluate: false, out: join(folder, 'auto-train') })
  expect(chosen.model.card().model).toBe(twins.model.card().model)
  expect(chosen.model.card().notes[0]).toBe(twins.model.card().notes[0])
}, 60_000)

test('rows close to people cannot be drawn again where nobody is left to say what is close', () => {
  expect(() => parseJob({ ...job, learnFrom: 'all', suppressRisky: true })).toThrow(/learnFrom: all leaves none/)
})

test('the estimate counts the second fit', () => {
  const size = { rows: 20_000, columns: 20, model: 'hidden-tree' }
  const [, most] = estimateRun({ ...size, learnFrom: 'all' }).seconds
  expect(most).toBeGreaterThan(estimateRun(size).seconds[1])
})
