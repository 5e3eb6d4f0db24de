import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { advise, defaultRules, parseRules, purposeSchema } from '../../../src/pipeline/advise/index.js'
import { parseJob } from '../../../src/pipeline/job.js'
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
      for (const precise of ['rows', 'relations', 'nothing'] as const)
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
