import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { digitSigns } from '../../evaluators/fidelity/digit-questions.js'
import { defaultPolicy, metrics } from '../../evaluators/index.js'
import { models } from '../../models/index.js'
import { createRng } from '../../src/math/index.js'
import { numbersWith } from '../../src/report/format.js'
import { english } from '../../src/report/language/en.js'
import { french } from '../../src/report/language/fr.js'
import { languageOf } from '../../src/report/language/language.js'
import { frenchMetrics } from '../../src/report/language/metrics-fr.js'
import { sayInFrench } from '../../src/report/language/say-fr.js'

test('every metric has a French title, question and reading', () => {
  for (const { id, reading } of metrics) {
    const texts = frenchMetrics[id]
    expect(texts, id).toBeDefined()
    for (const text of Object.values(texts!)) expect(text.length, id).toBeGreaterThan(3)
    expect(texts!.reading).not.toBe(reading)
  }
  expect(Object.keys(frenchMetrics).sort()).toEqual(metrics.map(({ id }) => id).sort())
})

describe('what evaluators say', () => {
  const folders = ['evaluators', 'models', 'src/pipeline']
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'))
  /** Literals in the source, any number where one is put in. */
  const literals = (pattern: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text = '']) => text.replace(/\$\{[^}]*\}/g, '7')))

  test('every reason to skip has a French text', () => {
    const reasons = new Set(literals(/\b(?:reason:|none:|none =) ['`]([^'`]+)['`]/g))
    expect(reasons.size).toBeGreaterThan(30)
    for (const reason of reasons) expect(sayInFrench(reason), reason).not.toBe(reason)
  })

  test('every sign of digits has a French text', () => {
    for (const sign of digitSigns) expect(sayInFrench(sign), sign).not.toBe(sign)
  })

  test('everything in which evaluations differ has a French text', () => {
    const texts = literals(/(?:aspect|consequence): '([^']+)'/g).filter((text) => text !== 'mirrorward')
    expect(texts.length).toBeGreaterThan(12)
    for (const text of texts) expect(sayInFrench(text), text).not.toBe(text)
  })

  test('every title of a model and every source of the default policy has a French text', () => {
    const titles = literals(/identity = \{ model: '[^']+', title: '([^']+)'/g)
    expect(titles.length).toBeGreaterThanOrEqual(5)
    for (const text of [...titles, defaultPolicy.name, ...defaultPolicy.criteria.map(({ source }) => source)])
      expect(sayInFrench(text), text).not.toBe(text)
  })

  test('every note on the card of a fitted model has a French text', async () => {
    const { table, schema } = await loadDataset('pima')
    const small: Record<string, unknown> = {
      'hidden-tree': { candidates: [2, 4], passes: 2 },
      vae: { steps: 20 },
    }
    for (const model of models) {
      const options = model.options.parse(small[model.id] ?? {})
      const fitted = await model.fit(table, { schema, options, rng: createRng(1) })
      for (const note of fitted.card().notes) {
        expect(sayInFrench(note), note).not.toBe(note)
        expect(sayInFrench(note), note).not.toMatch(/\b(rows|chosen|the|training|drawn|columns)\b/)
      }
    }
  })

  test.each([
    'train/holdout/reference 60/20/20 by patient, stratified on death',
    'chosen because 40 rows are too few to compare models',
    'vae was chosen: better than hidden-tree by 0.050 (error 0.020), and validation rows are likelier under it; training rows divided 3 times (70 fitted, 20 validated), area under the curve of boosted trees against validation rows, and nats of these above independent columns: vae 0.610 (own rows 0.590, 3 % of relations lost, 3.20 nats, dropped early)',
    'vae was chosen: the usual winner, and no other was better by more than chance; training rows divided once (70 fitted, 20 validated), area under the curve of boosted trees against validation rows, and nats of these above independent columns: vae 0.610 (own rows 0.590, 3 % of relations lost, 3.20 nats)',
    'vae was chosen: of those left the one that usually wins, and none of them was better by more than chance; training rows divided once (70 fitted, 20 validated), area under the curve of boosted trees against validation rows, and nats of these above independent columns: vae 0.610 (own rows 0.590, 3 % of relations lost, 3.20 nats)',
    'vae was chosen: the others resemble the rows they learnt from too much; training rows divided once (70 fitted, 20 validated), area under the curve of boosted trees against validation rows, and nats of these above independent columns: vae 0.610 (own rows 0.590, 3 % of relations lost, 3.20 nats)',
    'kinds and roles were inferred from the table; no person confirmed them',
    '5 synthetic tables were drawn from one fitted model: privacy is measured on all of them together, everything else on the first',
    "rows alike in age, sex seem to be one person's, and no patient column is named: two-sample tests go by them, the split and the attacks do not",
    'patients have several rows; the model treats rows as independent, and membership is tested row by row',
    'age, highest third',
    'not imposed, for more than 1% of training rows break it: a <= b',
    'modelled by its distance from a smooth function of age, sex: column height',
  ])('“%s” has a French text', (text) => {
    expect(sayInFrench(text)).not.toBe(text)
    expect(sayInFrench(text)).not.toMatch(/\b(rows|chosen|third|the|winner|better|lost|early)\b/)
  })

  test('what nobody has translated stays as it is', () => {
    expect(sayInFrench('threshold of our board, 2026')).toBe('threshold of our board, 2026')
  })
})

test('numbers in French have a decimal comma and a narrow space', () => {
  const numbers = numbersWith(',', { between: ' ; ', percent: '\u202f' })
  expect(numbers.value(0.1234)).toBe('0,123')
  expect(numbers.value(-0.0001)).toBe('> −0,001')
  expect(numbers.interval([-0.5, 0.25])).toBe('[−0,500 ; 0,250]')
  expect(numbers.share(0.1234)).toBe('12,3\u202f%')
  expect(numbers.count(12345)).toBe('12\u202f345')
})

test('French has no space that a line may break at before its marks', () => {
  const { words, metric, say } = languageOf('fr')
  expect(words.questions.useful).toBe('Est-elle utile\u202f?')
  expect(words.findings.broken.rule({ name: 'a <= b', rows: '1', of: '9', share: '' })).toContain(
    '«\u202fa <= b\u202f»',
  )
  const record = { ...metrics[0]!, result: { status: 'skipped', reason: '' }, controls: {} } as const
  expect(metric(record).question).not.toMatch(/ [;:?!»%]/)
  expect(say('train, holdout and reference as given')).not.toMatch(/ [;:?!»%]/)
})

test('one more column or group is one, in both languages', () => {
  for (const { columns, subgroups, utility } of [english, french]) {
    expect(columns.more(1)).toMatch(/^1 (more column|autre colonne)$/)
    expect(columns.more(2)).toMatch(/^2 (more columns|autres colonnes)$/)
    for (const more of [subgroups.more, utility.groups.more]) expect(more(1)).toMatch(/^1 (more group|autre groupe)\b/)
  }
})
