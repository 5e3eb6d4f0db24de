import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { consoleLanguage, consoleWords, spokenLanguage } from '../../src/cli/language/index.js'
import { answersOf, failsOn, verdictLines } from '../../src/cli/verdict.js'
import type { Verdict } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'
import { root } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'verdict-'))
afterAll(() => rmSync(folder, { recursive: true }))
const here = (...words: string[]) => mirrorwardHere(folder, words)

function verdict(...criteria: readonly (readonly [question: string, metric: string, status: string])[]): Verdict {
  const judged = criteria.map(([question, metric, status]) => ({
    ...{ metric, question, status, goal: 'at least', allowed: 1, threshold: 1, widest: 1, source: 'test' },
  }))
  return { policy: 'test', criteria: judged } as unknown as Verdict
}

const mixed = verdict(
  ['faithful', 'a', 'met'],
  ['faithful', 'b', 'not met'],
  ['useful', 'c', 'cannot tell at this size'],
  ['private', 'd', 'met'],
)

describe('a question is answered by the worst of its criteria', () => {
  test('with the metrics that made the answer', () => {
    expect(answersOf(mixed)).toEqual([
      { question: 'faithful', answer: 'not met', metrics: ['b'] },
      { question: 'useful', answer: 'cannot tell', metrics: ['c'] },
      { question: 'private', answer: 'met', metrics: ['d'] },
    ])
  })

  test('a line each, in the language asked for', () => {
    expect(verdictLines(mixed, consoleWords('en'))[1]).toBe('  Is it faithful?  not met (because of b)')
    expect(verdictLines(mixed, consoleWords('fr'))[1]).toMatch(
      /^ {2}Est-elle fidèle \? +non satisfait \(en raison de b\)$/,
    )
  })
})

test('of linked tables the worst answer counts, of all together or of one; what one leaves unasked others answer', () => {
  const together = verdict(['possible', 'keys', 'met'], ['useful', 'course', 'not measured'])
  const tables = [
    { name: 'visits', evaluation: { results: [], verdict: verdict(['possible', 'rules', 'not met']) } },
    { name: 'people', evaluation: { results: [], verdict: verdict(['useful', 'tstr', 'attention']) } },
  ]
  expect(verdictLines(together, consoleWords('en'), [], tables).slice(1)).toEqual([
    '  Is every row possible?  not met (because of visits: rules)',
    '  Is it useful?           attention (because of people: tstr)',
  ])
  expect(failsOn(together, ['not-met'], [])).toBe(false)
  expect(failsOn(together, ['not-met'], [], tables)).toBe(true)
  expect(failsOn(together, ['cannot-tell'], [], tables)).toBe(false)
})

test.each<[Verdict | undefined, readonly ('not-met' | 'cannot-tell')[], boolean]>([
  [mixed, [], false],
  [mixed, ['not-met'], true],
  [verdict(['useful', 'c', 'cannot tell at this size']), ['not-met'], false],
  [verdict(['useful', 'c', 'cannot tell at this size']), ['cannot-tell'], true],
  [verdict(['useful', 'c', 'not measured']), ['cannot-tell'], true],
  [verdict(['useful', 'c', 'attention']), ['not-met', 'cannot-tell'], false],
  [undefined, ['cannot-tell'], true],
  [undefined, ['not-met'], false],
])('what fails a pipeline %#', (given, wanted, fails) => {
  expect(failsOn(given, wanted)).toBe(fails)
})

test.each([
  [undefined, { LANG: 'fr_FR.UTF-8' }, 'fr'],
  [undefined, { LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, 'en'],
  [undefined, { LANG: 'en_GB', LC_ALL: 'fr_CA' }, 'fr'],
  ['en', { LANG: 'fr_FR' }, 'en'],
  ['fr', {}, 'fr'],
  [undefined, {}, 'en'],
] as const)('the language of %j and %j is %s', (spoken, environment, language) => {
  expect(consoleLanguage(spoken, environment)).toBe(language)
})

test('the language of words that were not parsed', () => {
  expect([['run', '--lang', 'fr'], ['--lang=fr'], ['run']].map(spokenLanguage)).toEqual(['fr', 'fr', undefined])
})

describe('a run', () => {
  const rows = gunzipSync(readFileSync(join(root, 'datasets/pima/pima.csv.gz')))
    .toString('utf8')
    .split('\n')
  writeFileSync(join(folder, 'pima.csv'), `${rows.slice(0, 201).join('\n')}\n`)
  writeFileSync(
    join(folder, 'policy.yaml'),
    'name: strict\ncriteria:\n  - { metric: fidelity.shape, question: faithful, atLeast: 0.9999, source: a test }\n',
  )
  const words = ['run', 'pima.csv', '--depth', 'quick', '--policy', 'policy.yaml', '--quiet', '--seed', '3']

  test('ends with the verdict, the model chosen and where to look, and 3 only when asked', async () => {
    const { status, stdout } = await here(...words, '--out', 'a')
    expect(status).toBe(0)
    expect(stdout).toContain('Is it faithful?  not met (because of fidelity.shape)')
    expect(stdout).toMatch(/Model: bayes-net\n {2}chosen because \d+ rows are too few/)
    expect(stdout).toContain('a/report.html')
    expect(stdout.split('\n').length).toBeLessThan(10)
    expect(stdout).not.toContain('copy of train')
  }, 60_000)

  test('fails on request, with the release written; --verbose has the metrics; French when asked', async () => {
    const { status, stdout } = await here(...words, '--out', 'b', '--fail-on', 'not-met', '--verbose', '--lang', 'fr')
    expect(status).toBe(3)
    expect(existsSync(join(folder, 'b/manifest.json'))).toBe(true)
    expect(stdout).toContain('copy of train')
    expect(stdout).toContain('non satisfait')
  }, 60_000)

  test('an unknown answer to fail on is a usage error', async () => {
    expect((await here(...words, '--fail-on', 'bad')).status).toBe(2)
  })
})

test('the terminal decides as the report does', () => {
  const skipped = [{ id: 'validity.rules', result: { status: 'skipped', reason: 'the schema has no rules' } }]
  const results = skipped as unknown as Parameters<typeof answersOf>[1]
  const stated = verdict(['possible', 'validity.rules', 'not measured'], ['possible', 'validity.levels', 'met'])
  expect(answersOf(stated, results)).toMatchObject([{ question: 'possible', answer: 'met' }])
  const partly = verdict(['private', 'a', 'not measured'], ['private', 'b', 'attention'])
  expect(answersOf(partly)).toMatchObject([{ question: 'private', answer: 'not measured', metrics: ['a'] }])
})
