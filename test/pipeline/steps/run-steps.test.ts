import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseEvaluation } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { runSteps } from '../../../src/pipeline/steps/index.js'
import { mirrorwardHere } from '../../cli/in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'steps-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rng = createRng(3)
const people = Array.from({ length: 400 }, (_, row) => {
  const age = 20 + rng.below(60)
  return `P${1000 + row},${age},${'FM'[row % 2]},${(age / 10 + rng.normal()).toFixed(1)},${rng.uniform() < age / 100 ? 'yes' : 'no'}`
})
writeFileSync(join(folder, 'table.csv'), `id,age,sex,marker,ill\n${people.join('\n')}\n`)
writeFileSync(
  join(folder, 'schema.yaml'),
  `name: table
patient: id
columns:
  - { name: id, kind: identifier, role: direct-identifier }
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0 }
  - { name: sex, kind: categorical, role: quasi-identifier }
  - { name: marker, kind: numeric, role: sensitive, precision: 1 }
  - { name: ill, kind: boolean, role: outcome }
`,
)
const job = { input: join(folder, 'table.csv'), schema: join(folder, 'schema.yaml'), seed: 1, depth: 'quick' as const }

describe('mask, then k-anonymity, as one job', () => {
  const made = runSteps({
    ...job,
    out: join(folder, 'chain'),
    steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 5 }],
  })

  test('one manifest says the nature, each step, and that the numbers are a twin’s', async () => {
    const { manifest, nature } = await made
    expect(nature).toBe('masked')
    expect(manifest).toMatchObject({ nature: 'masked', evidence: 'twin' })
    expect(manifest.steps!.map(({ technique, nature: own }) => [technique, own])).toEqual([
      ['mask', 'masked'],
      ['k-anonymity', 'generalised'],
    ])
    expect((await mirrorwardHere(folder, ['verify', 'chain'])).status).toBe(0)
  })

  test('the published table holds everybody in another order, and nobody’s identifier', async () => {
    await made
    const [header, ...rows] = readFileSync(join(folder, 'chain/released.csv'), 'utf8').trim().split('\n')
    expect(header).toBe('age,sex,marker,ill')
    expect(rows).toHaveLength(400)
    expect(rows.map((row) => row.split(',')[2])).not.toEqual(people.map((row) => row.split(',')[3]))
  })

  test('evaluation and report: controls are people who are not in the twin', async () => {
    await made
    const evaluation = parseEvaluation(readFileSync(join(folder, 'chain/evaluation.json'), 'utf8'))
    expect(evaluation).toMatchObject({ nature: 'masked', published: { rows: 400, learntFromRows: 400 } })
    expect(evaluation.inputs.synthetic.rows).toBe(evaluation.inputs.train.rows)
    const result = (id: string) => evaluation.results.find((each) => each.id === id)!
    expect(result('privacy.record-linkage').result).toMatchObject({ status: 'ok' })
    expect(result('privacy.record-linkage').controls['unseen-real']).toMatchObject({ value: 0 })
    const byKnown = result('privacy.record-linkage-known').result
    expect(byKnown.status === 'ok' && byKnown.value).toBeLessThanOrEqual(1 / 5)
    expect(result('fidelity.original-shape').result.status).toBe('ok')
    expect(result('privacy.exact-copies').result).toEqual({
      status: 'skipped',
      reason: 'says nothing of a release that is masked',
      nothingToTest: true,
    })
    const page = readFileSync(join(folder, 'chain/report.html'), 'utf8')
    expect(page).toContain('changes little about the three risks')
    expect(page).toContain('marker')
    expect(page).toContain('with people who are not in it as controls')
  })
})

test('k-anonymity that gives an attribute away is not met for inference, and the class is named', async () => {
  const planted = people.map((row) => {
    const cells = row.split(',')
    return Number(cells[1]) >= 40 && Number(cells[1]) < 60 && cells[2] === 'F' ? `${cells.slice(0, 4).join()},yes` : row
  })
  writeFileSync(join(folder, 'planted.csv'), `id,age,sex,marker,ill\n${planted.join('\n')}\n`)
  const { evaluation } = await runSteps({
    ...job,
    ...{ input: join(folder, 'planted.csv'), out: join(folder, 'planted') },
    steps: [{ technique: 'k-anonymity', k: 5 }],
  })
  const criterion = evaluation!.verdict!.criteria.find(({ metric }) => metric === 'privacy.homogeneous-classes')
  expect(criterion?.status).toBe('not met')
  const page = readFileSync(join(folder, 'planted/report.html'), 'utf8')
  expect(page).toMatch(/age 4\d–\d\d, sex F: [\d,]+ rows with one value of ill/)
})

test('a table that lost a whole column is not faithful, and the page names the column, in both languages', async () => {
  for (const language of ['en', 'fr'] as const) {
    const out = join(folder, `lost-${language}`)
    const { evaluation } = await runSteps({
      ...{ ...job, out, language },
      steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 60, suppression: 0.02 }],
    })
    const criterion = evaluation!.verdict!.criteria.find(({ metric }) => metric === 'fidelity.original-pairs')
    expect(criterion).toMatchObject({ question: 'faithful', status: 'not met' })
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toMatch(
      language === 'en'
        ? /othing is left of these columns, in which every value is \*: age/
        : /l ne reste rien de ces colonnes, dont toutes les valeurs sont \*\s: age/,
    )
  }
})

test('known dates stay whole for a step that follows the mask, and are cut to months where none does', async () => {
  const dated = people.map(
    (row, place) => `${1950 + (place % 40)}-0${1 + (place % 9)}-1${place % 10},${row.split(',')[4]}`,
  )
  writeFileSync(join(folder, 'dated.csv'), `born,ill\n${dated.join('\n')}\n`)
  writeFileSync(
    join(folder, 'dated.yaml'),
    'name: dated\ncolumns:\n  - { name: born, kind: datetime, role: quasi-identifier, format: date }\n  - { name: ill, kind: boolean, role: outcome }\n',
  )
  const dates = { input: join(folder, 'dated.csv'), schema: join(folder, 'dated.yaml'), seed: 1, evaluate: false }
  await runSteps({ ...dates, out: join(folder, 'cut'), technique: 'mask' })
  expect(readFileSync(join(folder, 'cut/released.csv'), 'utf8').split('\n')[1]).toMatch(/^\d{4}-\d\d(-01)?,/)
  const steps = [{ technique: 'mask' as const }, { technique: 'k-anonymity' as const, k: 5 }]
  await runSteps({ ...dates, out: join(folder, 'coarse'), steps })
  expect(readFileSync(join(folder, 'coarse/released.csv'), 'utf8').split('\n')[1]).toMatch(/^\d{4}/)
})

test('noise, then synthesis: the nature is that of the step that makes new rows', async () => {
  const { nature, evaluation, manifest } = await runSteps({
    ...job,
    out: join(folder, 'drawn'),
    steps: [
      { technique: 'noise', columns: ['age'] },
      { technique: 'synthesis', model: 'marginals' },
    ],
  })
  expect(nature).toBe('synthetic')
  expect(evaluation?.nature).toBe('synthetic')
  expect(manifest.outputs.map(({ file }) => file)).toContain('synthetic.csv')
})

test('a direct identifier that no step changed is refused; errors name the step', async () => {
  const untouched = { ...job, out: join(folder, 'none') }
  await expect(
    runSteps({
      ...untouched,
      steps: [{ technique: 'mask', rules: [{ columns: ['id', 'age', 'sex', 'marker', 'ill'], mask: 'keep' }] }],
    }),
  ).rejects.toMatchObject({ code: 'bad-option', issues: [{ column: 'id' }] })
  await expect(
    runSteps({ ...untouched, steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 0 }] }),
  ).rejects.toThrow('step 2 (k-anonymity) has errors')
})

test('run takes steps from a job file, and mask alone as a list of one', async () => {
  writeFileSync(
    join(folder, 'job.yaml'),
    'input: table.csv\nschema: schema.yaml\nout: byjob\ndepth: quick\nsteps:\n  - { technique: noise }\n',
  )
  const byFile = await mirrorwardHere(folder, ['run', 'job.yaml', '--quiet'])
  expect(byFile.status, byFile.stderr).toBe(0)
  expect(byFile.stdout).toContain('1. noise (perturbed)')
  const alone = [
    'run',
    'table.csv',
    '--schema',
    'schema.yaml',
    '--technique',
    'mask',
    '--no-evaluate',
    '--out',
    'alone',
    '--quiet',
  ]
  const masked = await mirrorwardHere(folder, alone)
  expect(masked.status, masked.stderr).toBe(0)
  expect(masked.stdout).toContain('Masked: ')
})
