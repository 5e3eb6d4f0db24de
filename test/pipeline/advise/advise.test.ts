import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { advise, defaultRules, parseRules, purposeSchema } from '../../../src/pipeline/advise/index.js'
import { parseJob } from '../../../src/pipeline/job.js'
import { planQueries, questionsOf } from '../../../src/privacy/queries/index.js'
import type { Schema } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'small',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'illness', kind: 'categorical', role: 'sensitive' },
  ],
}
const about = (purpose: Parameters<typeof purposeSchema.parse>[0]) =>
  advise({ purpose: purposeSchema.parse(purpose), schema, input: 'patients.csv' })
const techniques = (advice: ReturnType<typeof about>) =>
  advice.options.map(({ steps }) => steps.map(({ technique }) => technique).join(' + '))

test('every purpose gets an answer whose job is one that run accepts', () => {
  for (const data of ['table', 'notes'] as const)
    for (const recipient of ['public', 'partners', 'inside'] as const)
      for (const precise of ['rows', 'relations', 'aggregates', 'nothing'] as const)
        for (const level of ['nobody', 'protected'] as const) {
          const { job, options } = about({ data, recipient, precise, level })
          expect(options.length).toBeGreaterThan(0)
          expect(parseJob(job).steps?.length).toBeGreaterThan(0)
          expect(options.every(({ why, source }) => why.fr !== why.en && source.length > 5)).toBe(true)
        }
})

describe('the answer follows the purpose', () => {
  test('rows that must be true, for partners: coarse rows, with diversity of a secret and what must stay precise', () => {
    const advice = about({ recipient: 'partners', precise: 'rows', columns: ['age'] })
    expect(techniques(advice)[0]).toBe('mask + k-anonymity')
    expect(advice.options[0]!.steps[1]).toMatchObject({
      ...{ k: 11, atMost: { age: 0 } },
      models: [{ id: 'distinct-l', column: 'illness', l: 2 }],
    })
    expect(advice.options[0]!.risks).toMatchObject({ linkability: 'yes', inference: 'may not' })
  })

  test('for anybody, coarse rows and new rows are combined; inside, a key is kept', () => {
    expect(techniques(about({ recipient: 'public' }))[0]).toBe('mask + k-anonymity + synthesis')
    expect(about({ recipient: 'inside', precise: 'rows' }).options[0]!.steps[0]).toMatchObject({
      key: 'mirrorward.key',
    })
  })

  test('no answer stands twice', () => {
    const all = about({ recipient: 'partners', precise: 'rows' }).options.map(({ steps }) => JSON.stringify(steps))
    expect(new Set(all).size).toBe(all.length)
  })

  test('images and sequences are not for here, and what to do with their tables is said', () => {
    for (const data of ['imaging', 'genomics'] as const) {
      const { options, job } = about({ data })
      expect(job).toBeUndefined()
      expect(options).toHaveLength(1)
      expect(options[0]!.why.en).toMatch(/^Not here\..*tables/)
      expect(options[0]!.why.fr).toMatch(/^Pas ici\..*tables/)
    }
  })
})

test('a hospital’s own table of rules decides; what is wrong in it is told by its place', () => {
  const [, , notes] = defaultRules.rules
  const own = parseRules({
    date: '2027-01-01',
    rules: [{ ...notes!, id: 'ours', when: {}, steps: [{ technique: 'noise' }] }],
  })
  const advice = advise({ purpose: purposeSchema.parse({}), schema, input: 'a.csv', rules: own })
  expect(techniques(advice)).toEqual(['noise'])
  expect(parseRules(JSON.parse(JSON.stringify(defaultRules)))).toEqual(defaultRules)
  expect(stringify(defaultRules)).toContain('WP216')
  expect(() => parseRules({ date: '2027-01-01', rules: [{ id: 'x' }] }, { file: 'rules.yaml' })).toThrow(
    'the table of rules has errors',
  )
})

test('nothing says that anything complies', () => {
  expect(JSON.stringify(defaultRules)).not.toMatch(/complian|conforme à|complies/i)
})

describe('a privacy budget', () => {
  const chain = 'mask + synthesis + query'
  const declared: Schema = {
    name: 'small',
    domain: 'declared',
    timeToEvent: [{ time: 'days', event: 'death' }],
    columns: [
      { name: 'id', kind: 'identifier', role: 'direct-identifier' },
      { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0, bounds: { min: 0, max: 110 } },
      { name: 'sex', kind: 'categorical', role: 'quasi-identifier', levels: ['F', 'M'] },
      { name: 'days', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 0, max: 4000 } },
      { name: 'death', kind: 'boolean', role: 'outcome', levels: ['0', '1'] },
      { name: 'place', kind: 'categorical', role: 'feature', domain: 'buy' },
    ],
  }
  const asked = (purpose: Parameters<typeof purposeSchema.parse>[0], written?: Schema, of = written ?? schema) =>
    advise({
      ...{ purpose: purposeSchema.parse(purpose), schema: of, input: 'patients.csv' },
      ...(written && { written, schemaFile: 'declared.yaml' }),
    })

  test('comes first where aggregates are asked for, and where nobody can say what an attacker knows', () => {
    for (const recipient of ['public', 'partners', 'inside'] as const)
      expect(techniques(asked({ recipient, precise: 'aggregates' }))[0]).toBe(chain)
    expect(techniques(asked({ recipient: 'public', attackers: 'unknown' }))[0]).toBe(chain)
    expect(techniques(asked({ recipient: 'partners', precise: 'nothing', attackers: 'unknown' }))[0]).toBe(chain)
    // Rows that must be true cannot be had so: it comes second, with the reason.
    expect(techniques(asked({ precise: 'rows', attackers: 'unknown' })).slice(0, 2)).toEqual([
      'mask + k-anonymity',
      chain,
    ])
    expect(techniques(asked({ recipient: 'public' }))).not.toContain(chain)
    expect(asked({ precise: 'aggregates' }).options[0]!.risks).toMatchObject({ singlingOut: 'may not' })
  })

  test('makes a job with one ledger, whose questions can be asked of what is declared', () => {
    const advice = asked({ precise: 'aggregates' }, declared)
    expect(advice.publicSchema).toBe('declared')
    const steps = advice.job!.steps!
    expect(steps[1]).toMatchObject({ epsilon: 1, ledger: 'study.ledger', total: 3 })
    const { questions } = steps[2] as unknown as { readonly questions: readonly { readonly id: string }[] }
    expect(questions.map(({ id }) => id)).toEqual([
      'patients',
      'patients by sex',
      'patients by death',
      'mean of age',
      'mean of days',
      'survival',
    ])
    expect(() => planQueries(questionsOf({ questions }), declared)).not.toThrow()
  })

  test('drafts a public schema with all bought, or says that a person must write one', () => {
    const written: Schema = {
      ...schema,
      columns: [{ ...schema.columns[0]!, bounds: { min: 3, max: 99 } }, ...schema.columns.slice(1)],
    }
    const drafted = asked({ precise: 'aggregates' }, written)
    expect(drafted.publicSchema).toBe('drafted')
    expect(drafted.drafted!.columns.map(({ domain, bounds }) => [domain, bounds])).toEqual(
      [0, 1, 2].map(() => ['buy', undefined]),
    )
    expect(asked({ precise: 'aggregates' }).publicSchema).toBe('needed')
    const partial: Schema = { ...schema, columns: schema.columns.slice(1) }
    expect(asked({ precise: 'aggregates' }, partial, schema).publicSchema).toBe('needed')
    const told: Schema = { ...schema, domain: 'data' }
    expect(asked({ precise: 'aggregates' }, told).publicSchema).toBe('needed')
    expect(asked({ precise: 'relations' }, declared).publicSchema).toBeUndefined()
  })
})
