import { z } from 'zod'
import { purposeSchema } from '../../index.js'

const fault = z.strictObject({
  code: z.string(),
  message: z.string(),
  issues: z
    .array(z.looseObject({ message: z.string(), column: z.string().optional(), row: z.number().optional() }))
    .optional(),
})

/** What a person chose to be made: the keys of a job that say how. */
export const choiceSchema = z.strictObject({
  /** Techniques one after another; a single synthesis makes a model that can be drawn from. */
  steps: z.array(z.looseObject({ technique: z.string() })).min(1),
  /** Of a release with a privacy budget: what it may spend, and what anybody may know. */
  privacy: z
    .strictObject({
      epsilon: z.number().positive().max(10),
      publicSize: z.int().min(1),
      bounds: z.record(z.string(), z.strictObject({ min: z.string().max(40), max: z.string().max(40) })).default({}),
      levels: z.record(z.string(), z.array(z.string().max(200)).max(500)).default({}),
    })
    .optional(),
  rows: z.int().min(1).max(100_000_000).optional(),
  depth: z.enum(['quick', 'standard', 'deep']).default('standard'),
  audience: z.enum(['internal', 'external']).default('internal'),
  format: z.enum(['csv', 'parquet', 'xlsx']).default('csv'),
})

const runRecord = z.strictObject({
  number: z.int().min(1),
  state: z.enum(['waiting', 'running', 'paused', 'stopped', 'failed', 'done']),
  seconds: z.number().default(0),
  notes: z.array(z.string()).default([]),
  stages: z.array(z.strictObject({ stage: z.string(), seconds: z.number() })).default([]),
  fault: fault.optional(),
})

/** `study.json`: what a person opened, and how far they came. No cell of the table stands in it. */
export const studySchema = z.strictObject({
  format: z.literal('mirrorward/study'),
  version: z.literal(1),
  /** An absolute path, or the URL of a database. */
  input: z.string().min(1),
  several: z.boolean(),
  /** Milliseconds since 1970. */
  created: z.number(),
  looked: z.enum(['not yet', 'done', 'stopped', 'failed']).default('not yet'),
  fault: fault.optional(),
  /** Whether a person went through what was understood. */
  confirmed: z.boolean().default(false),
  purpose: purposeSchema.optional(),
  choice: choiceSchema.optional(),
  runs: z.array(runRecord).default([]),
})

export type Study = z.infer<typeof studySchema>
export type StudyRun = z.infer<typeof runRecord>
export type Choice = z.infer<typeof choiceSchema>

/** How far a study is: each state asks the person for one thing. */
export type StudyState = 'opened' | 'understood' | 'asked' | 'chosen' | 'running' | 'done' | 'signed'

/** The state by what is there; `isSigned` of its last finished run. */
export function stateOf({ looked, confirmed, purpose, choice, runs }: Study, isSigned: boolean): StudyState {
  if (isSigned) return 'signed'
  if (runs.some(({ state }) => state === 'done')) return 'done'
  if (runs.some(({ state }) => state === 'waiting' || state === 'running' || state === 'paused')) return 'running'
  if (choice !== undefined) return 'chosen'
  if (purpose !== undefined) return 'asked'
  return looked === 'done' && confirmed ? 'understood' : 'opened'
}
