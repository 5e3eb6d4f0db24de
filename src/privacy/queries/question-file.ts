import { parseDocument } from 'yaml'
import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import { parseIssues } from '../../messages/index.js'
import { parseDatetime } from '../../table/index.js'
import type { Question, QuestionFile } from './question.js'

const bound = z.union([z.number(), z.string()])
const edges = z.array(bound).min(2).describe('edges of bands: from each to below the next')
const grouping = z.union([z.string().min(1), z.strictObject({ column: z.string().min(1), edges })], {
  error: 'name a column, or { column, edges }',
})
const event = z.string().min(1).describe('a condition, or the name of a column of two levels')
const steps = z.int().min(2).max(200).default(20).describe('equal steps of time from 0')
const until = z.number().positive().optional().describe('the last time; the upper bound of the time when absent')
const hazards = z
  .int()
  .min(1)
  .max(20)
  .default(3)
  .describe('steps of time within which the baseline hazard stands still')
const column = z.string().min(1)

const asked = {
  id: z.string().min(1).optional().describe('names the answer; its place when absent'),
  title: z.string().optional().describe('for people; stands over the answer'),
  where: z.string().min(1).optional().describe('only people for whom this condition is true'),
  by: z.array(grouping).default([]).describe('an answer for each level, or band, of these columns'),
  weight: z.number().positive().default(1).describe('how much is spent on this question beside the others'),
}

const questionFile = z.discriminatedUnion('ask', [
  z.strictObject({ ...asked, ask: z.literal('count') }),
  z.strictObject({
    ...asked,
    ask: z.literal('histogram'),
    of: column,
    bins: z.int().min(1).max(500).optional(),
    edges: edges.optional(),
  }),
  z.strictObject({ ...asked, ask: z.literal('table'), of: z.array(grouping).min(1) }),
  z.strictObject({ ...asked, ask: z.enum(['sum', 'mean', 'variance']), of: column }),
  z.strictObject({
    ...asked,
    ask: z.literal('quantiles'),
    of: column,
    at: z.array(z.number().gt(0).lt(1)).min(1).default([0.25, 0.5, 0.75]).describe('shares of people below'),
  }),
  z.strictObject({
    ...asked,
    ask: z.literal('rate'),
    event,
    time: column.describe('how long each was followed'),
    per: z.number().positive().default(1).describe('of so much time'),
  }),
  z.strictObject({ ...asked, ask: z.enum(['survival', 'log-rank']), time: column, event, until, steps }),
  z.strictObject({ ...asked, ask: z.literal('linear'), outcome: column, on: z.array(column).min(1) }),
  z.strictObject({ ...asked, ask: z.literal('logistic'), event, on: z.array(column).min(1) }),
  z.strictObject({
    ...asked,
    ask: z.literal('cox'),
    time: column,
    event,
    on: z.array(column).min(1),
    until,
    steps: hazards,
  }),
])

/** The shape of a file of questions; docs/queries.schema.json is this as JSON Schema. */
export const questionsFile = z.strictObject({
  domain: z
    .record(
      z.string(),
      z.strictObject({
        min: bound.optional(),
        max: bound.optional(),
        levels: z.array(z.coerce.string()).min(1).optional(),
      }),
    )
    .default({})
    .describe('what you declare of columns, over what the schema says: you know it without looking at these patients'),
  rows: z
    .union([z.enum(['first', 'last', 'any']), z.strictObject({ most: z.int().min(1) })])
    .optional()
    .describe('which rows of a patient count, where the schema says that one may have several'),
  questions: z.array(questionFile).min(1),
})

/** A file of questions from its YAML text. Throws `bad-option` with a line a problem. */
export function parseQuestions(text: string, { file }: { readonly file?: string } = {}): QuestionFile {
  const place = file === undefined ? {} : { file }
  const document = parseDocument(text)
  if (document.errors.length > 0)
    throw new MirrorwardError('bad-option', 'the questions are not YAML', {
      issues: document.errors.map(({ linePos, code }) => ({
        ...place,
        message: `not YAML at line ${linePos?.[0].line ?? 1}: ${code.toLowerCase().replaceAll('_', ' ')}`,
      })),
    })
  return questionsOf(document.toJS({ maxAliasCount: 100 }), place)
}

/** The same from values that are there already. */
export function questionsOf(values: unknown, place: { readonly file?: string } = {}): QuestionFile {
  const parsed = questionsFile.safeParse(values)
  if (!parsed.success)
    throw new MirrorwardError('bad-option', 'the questions cannot be read', {
      issues: parseIssues(parsed.error, { schema: questionsFile, whole: 'questions' }).map((issue) => ({
        ...place,
        ...issue,
      })),
    })
  const { questions, domain, rows } = parsed.data
  const read = questions.map((question, index) => tidied({ ...question, id: question.id ?? String(index + 1) }))
  const ids = read.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    throw new MirrorwardError('bad-option', 'the questions cannot be read', {
      issues: [{ ...place, message: `two questions have the id "${twice}"` }],
    })
  return {
    questions: read,
    domain: Object.fromEntries(
      Object.entries(domain).map(([name, { min, max, levels }]) => [
        name,
        {
          ...(min !== undefined && { min: numberOf(min) }),
          ...(max !== undefined && { max: numberOf(max) }),
          ...(levels && { levels }),
        },
      ]),
    ),
    ...(rows !== undefined && { rows }),
  }
}

/** Groupings as objects, dates as numbers, nothing undefined. */
function tidied(question: z.infer<typeof questionFile> & { readonly id: string }): Question {
  const group = (each: z.infer<typeof grouping>) =>
    typeof each === 'string' ? { column: each } : { column: each.column, edges: each.edges.map(numberOf) }
  const plain = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined))
  return {
    ...plain,
    by: question.by.map(group),
    ...(question.ask === 'table' && { of: question.of.map(group) }),
    ...(question.ask === 'histogram' && question.edges && { edges: question.edges.map(numberOf) }),
  } as unknown as Question
}

function numberOf(value: number | string): number {
  return typeof value === 'number' ? value : parseDatetime(value)
}
