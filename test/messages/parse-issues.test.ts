import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseIssues } from '../../src/messages/parse-issues.js'

const schema = z.strictObject({
  name: z.string(),
  split: z.strictObject({ train: z.number(), holdout: z.number().optional() }).optional(),
  relations: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('order'), lower: z.string() }),
        z.strictObject({ type: z.literal('cut'), column: z.string() }),
      ]),
    )
    .optional(),
})

function messagesOf(value: unknown): string[] {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parseIssues(parsed.error, { schema, whole: 'job' }).map(({ message }) => message)
}

test('an unknown key names the one that was meant, wherever it stands', () => {
  expect(messagesOf({ name: 'a', splits: {} })).toEqual(['splits: unknown key (did you mean "split"?)'])
  expect(messagesOf({ name: 'a', split: { train: 1, holdot: 2 } })).toEqual([
    'split.holdot: unknown key (did you mean "holdout"?)',
  ])
  expect(messagesOf({ name: 'a', relations: [{ type: 'order', lower: 'x', colum: 'y' }] })).toEqual([
    'relations[0].colum: unknown key (did you mean "column"?)',
  ])
})

test('several unknown keys are several issues', () => {
  expect(messagesOf({ name: 'a', colour: 1, nme: 2 })).toEqual([
    'colour: unknown key',
    'nme: unknown key (did you mean "name"?)',
  ])
})

test('another problem keeps its path, and the whole has a name', () => {
  expect(messagesOf({ name: 3 })).toEqual(['name: invalid input: expected string, received number'])
  expect(messagesOf(3)[0]).toMatch(/^job: /)
})
