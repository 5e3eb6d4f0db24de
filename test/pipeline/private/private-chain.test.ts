import { describe, expect, test } from 'vitest'
import { runPrivate } from '../../../src/pipeline/private/index.js'

// No file is there: what is refused is refused before anything is read.
const job = (steps: readonly Readonly<Record<string, unknown>>[], more = {}) =>
  runPrivate({ input: 'absent.csv', schema: 'absent.yaml', steps: steps as never, ...more })
const messages = async (steps: readonly Readonly<Record<string, unknown>>[], more = {}) => {
  const error = await job(steps, more).catch((each) => each)
  expect(error).toMatchObject({ code: 'bad-option' })
  return error.issues.map(({ message }: { readonly message: string }) => message)
}
const release = { technique: 'synthesis', epsilon: 1 }
const questions = { technique: 'query', questions: [{ id: 'n', ask: 'count' }], epsilon: 0.5 }

describe('steps with a budget', () => {
  test.each([
    ['k-anonymity', 'looking at everybody’s rows'],
    ['noise', 'spread of everybody’s rows'],
    ['pram', 'by other people’s rows'],
    ['micro-aggregation', 'by other people’s rows'],
    ['synthesis', 'without a budget'],
  ])('%s before epsilon is refused in one line, with the reason', async (technique, reason) => {
    const found = await messages([{ technique }, release])
    expect(found).toEqual([expect.stringContaining(reason)])
    expect(found[0]).toMatch(/^step 1: /)
  })

  test('after epsilon come questions, and nothing else', async () => {
    expect(await messages([release, { technique: 'mask' }])).toEqual([
      expect.stringMatching(/^step 2: only one step of/),
    ])
    expect(await messages([release, questions, questions])).toHaveLength(1)
    expect(await messages([questions])).toEqual([expect.stringContaining('mirrorward query asks alone')])
  })

  test('a model that is not private is refused', async () => {
    expect(await messages([{ ...release, model: 'bayes-net' }])).toEqual([expect.stringContaining('not private')])
  })

  test('a budget stands in its step alone', async () => {
    const error = await job([release], { privacy: { epsilon: 1 } }).catch((each) => each)
    expect(error).toMatchObject({ code: 'bad-option' })
  })
})
