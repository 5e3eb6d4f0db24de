import { z } from 'zod'
import { MirrorwardError } from '../src/errors.js'
import { columnKinds, roles } from '../src/table/index.js'
import type { Evaluation } from './evaluation.js'
import { controlNames } from './metric.js'

const interval = z.tuple([z.number(), z.number()])

const result = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ok'),
    value: z.number(),
    interval: interval.optional(),
    detail: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ status: z.literal('skipped'), reason: z.string() }),
])

const input = z.strictObject({
  rows: z.int().nonnegative(),
  patients: z.int().nonnegative().optional(),
  sha256: z.string().optional(),
})

const record = z.strictObject({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  reading: z.string(),
  goal: z.enum(['maximise', 'minimise', 'reference']),
  range: interval,
  version: z.int(),
  result,
  controls: z.partialRecord(z.enum(controlNames), result),
})

const verdict = z.strictObject({
  policy: z.string(),
  criteria: z.array(
    z.strictObject({
      metric: z.string(),
      question: z.enum(['possible', 'faithful', 'useful', 'private']),
      status: z.enum(['met', 'attention', 'not met', 'cannot tell at this size', 'not measured']),
      goal: z.enum(['at least', 'at most']),
      threshold: z.number().nullable(),
      relativeTo: z.enum(controlNames).optional(),
      allowed: z.number().optional(),
      widest: z.number().optional(),
      source: z.string(),
    }),
  ),
})

/** The shape of evaluation.json, version 1. */
export const evaluationFile = z.strictObject({
  format: z.literal('mirrorward/evaluation'),
  version: z.literal(1),
  title: z.string(),
  inputs: z.strictObject({ train: input, holdout: input, reference: input, synthetic: input }),
  schema: z.strictObject({
    name: z.string(),
    columns: z.array(z.strictObject({ name: z.string(), kind: z.enum(columnKinds), role: z.enum(roles) })),
  }),
  protocol: z.strictObject({ seed: z.string(), split: z.string(), notes: z.array(z.string()) }),
  model: z.record(z.string(), z.unknown()).optional(),
  results: z.array(record),
  verdict: verdict.optional(),
  before: z
    .strictObject({ redrawn: z.int().nonnegative(), results: z.array(z.strictObject({ id: z.string(), result })) })
    .optional(),
  recipe: z
    .strictObject({
      command: z.string(),
      files: z.array(z.strictObject({ file: z.string(), sha256: z.string(), rows: z.int().optional() })),
      configuration: z.record(z.string(), z.unknown()),
    })
    .optional(),
  environment: z.record(z.string(), z.string()),
})

/** An evaluation from the text of its file. Throws `bad-evaluation`, also for a version this one does not know. */
export function parseEvaluation(text: string, { file }: { readonly file?: string } = {}): Evaluation {
  const place = file === undefined ? {} : { file }
  const fail = (message: string, issues: readonly { readonly message: string }[] = []): never => {
    throw new MirrorwardError('bad-evaluation', file === undefined ? message : `${message}: "${file}"`, {
      issues: issues.map((issue) => ({ ...issue, ...place })),
    })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail('not JSON')
  }
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown }
  if (format !== 'mirrorward/evaluation') return fail('not an evaluation')
  if (version !== 1) return fail('an evaluation of an unknown version (known: 1)')
  const parsed = evaluationFile.safeParse(value)
  if (parsed.success) return parsed.data as Evaluation
  return fail(
    'the evaluation has errors',
    parsed.error.issues.map((issue) => ({ message: `${issue.path.join('.')}: ${issue.message.toLowerCase()}` })),
  )
}
