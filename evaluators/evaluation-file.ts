import { z } from 'zod'
import { columnKinds, natures, roles } from '../src/table/index.js'
import { controlNames, linkedControlNames } from './metric.js'

const interval = z.tuple([z.number(), z.number()]).describe('of 95 %: low, high')

const result = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ok'),
    value: z.number(),
    interval: interval.optional(),
    basis: z
      .union([z.literal('exact'), z.strictObject({ sampled: z.int().positive() })])
      .optional()
      .describe(
        'exact: of all rows; sampled: of so many rows of a side at most, whole people drawn at random. Absent where no number is sampled',
      ),
    detail: z
      .record(z.string(), z.unknown())
      .optional()
      .describe("the metric's own; its shape goes with the metric's version, see docs/metrics"),
  }),
  z.strictObject({
    status: z.literal('skipped'),
    reason: z.string().describe('why it could not be computed'),
    nothingToTest: z.literal(true).optional().describe('the tables hold nothing of what is asked about'),
  }),
])

const input = z.strictObject({
  rows: z.int().nonnegative(),
  patients: z.int().nonnegative().optional(),
  sha256: z
    .string()
    .optional()
    .describe('of the bytes of the file, in hexadecimal; of real tables only in evaluations made before'),
})

const recordWith = <const Names extends readonly string[]>(names: Names) =>
  z.strictObject({
    id: z.string().describe('family and name, for example fidelity.shape'),
    title: z.string(),
    question: z.string(),
    reading: z.string().describe('what the number means, and what it does not'),
    goal: z
      .enum(['maximise', 'minimise', 'reference'])
      .describe('reference: near the value of unseen real rows is better'),
    range: z.tuple([z.number(), z.number()]).describe('the values it can have'),
    counts: z.literal(true).optional().describe('the value is a whole number of people, values or columns'),
    version: z.int().describe('of the definition: values of another version are not comparable'),
    result,
    controls: z
      .partialRecord(z.enum(names), result)
      .describe('the metric with another table in the place of the synthetic one'),
  })

const verdictWith = <const Names extends readonly string[]>(names: Names) =>
  z.strictObject({
    policy: z.string(),
    criteria: z.array(
      z.strictObject({
        metric: z.string(),
        question: z.enum(['possible', 'faithful', 'useful', 'private']),
        status: z.enum(['met', 'attention', 'not met', 'cannot tell at this size', 'not measured', 'decides nothing']),
        goal: z.enum(['at least', 'at most']),
        threshold: z.number().nullable().describe("with the control's value added where it is relative"),
        relativeTo: z.enum(names).optional(),
        beyond: z.enum(names).optional().describe('the control that must not meet it too'),
        optional: z.literal(true).optional().describe('left out where it is not measured'),
        leftTo: z.string().optional().describe('the metric whose criterion answers where this one cannot tell'),
        noticeable: z
          .number()
          .optional()
          .describe('the smallest effect that would have been noticed, where that is beyond the threshold'),
        allowed: z.number().optional(),
        widest: z.number().optional(),
        source: z.string(),
      }),
    ),
  })

const statement = z.strictObject({
  promise: z.string(),
  odds: z.string(),
  covers: z.string(),
  holds: z.string(),
  doesNotCover: z.array(z.string()),
  warnings: z.array(z.string()),
})

/** The shape of evaluation.json, version 1; docs/evaluation.schema.json is this as JSON Schema. */
export const evaluationFile = z.strictObject({
  format: z.literal('mirrorward/evaluation'),
  version: z.literal(1),
  release: z.string().optional().describe('random id, the same in manifest, model, report and recipe'),
  title: z.string(),
  nature: z
    .enum(natures)
    .optional()
    .describe('what kind of thing was released; synthetic in evaluations made before it was said'),
  audience: z
    .enum(['internal', 'external'])
    .optional()
    .describe('external: without details about few people; internal when absent'),
  inputs: z.strictObject({ train: input, holdout: input, reference: input, synthetic: input }),
  published: z
    .strictObject({ rows: z.int().nonnegative(), sha256: z.string(), learntFromRows: z.int().nonnegative() })
    .optional()
    .describe(
      'the released table, learnt from everybody, where every number is of a twin learnt from the training rows',
    ),
  privacy: z
    .strictObject({ statement: z.strictObject({ en: statement, fr: statement }) })
    .optional()
    .describe('of a differentially private release: what it promises, which the numbers here are no part of'),
  schema: z.strictObject({
    name: z.string(),
    columns: z.array(z.strictObject({ name: z.string(), kind: z.enum(columnKinds), role: z.enum(roles) })),
  }),
  protocol: z.strictObject({
    seed: z.string().optional().describe('only in evaluations made before it stood in internal/recipe.json alone'),
    split: z.string().describe('how the real rows were divided'),
    notes: z.array(z.string()).describe('what a reader must know first'),
    warnings: z
      .array(z.strictObject({ code: z.string(), column: z.string().optional(), message: z.string() }))
      .optional()
      .describe('what was found in the real table before the run'),
  }),
  model: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('the model card; absent for a table made by another tool'),
  results: z.array(recordWith(controlNames)),
  verdict: verdictWith(controlNames).optional(),
  before: z
    .strictObject({ redrawn: z.int().nonnegative(), results: z.array(z.strictObject({ id: z.string(), result })) })
    .optional()
    .describe('the values of the table as first drawn, when risky rows were drawn again'),
  configuration: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('how the table was made, or measured, without what went in and the seed'),
  recipe: z
    .strictObject({
      command: z.string(),
      files: z.array(z.strictObject({ file: z.string(), sha256: z.string(), rows: z.int().optional() })),
      configuration: z.record(z.string(), z.unknown()),
    })
    .optional()
    .describe('only in evaluations made before recipes were files of their own'),
  environment: z.record(z.string(), z.string()),
})

const rowsOfSides = z.strictObject({
  train: z.int().nonnegative(),
  holdout: z.int().nonnegative(),
  reference: z.int().nonnegative(),
  synthetic: z.int().nonnegative(),
})

const bands = z.array(
  z
    .strictObject({
      people: z.int().nonnegative(),
      low: z.number().nullable(),
      middle: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
)

const drawnCourses = z.strictObject({
  table: z.string(),
  column: z.string(),
  where: z
    .strictObject({ column: z.string(), level: z.string() })
    .optional()
    .describe('of a column that holds several measurements, the one that is drawn'),
  time: z.string(),
  clock: z.enum(['as it stands', 'days since the first row']),
  edges: z.array(z.number()).min(2).describe('ends of the spans that are summed up; one more than bands'),
  real: bands.describe("quartiles over training people of a person's mean in the span; null of fewer than ten people"),
  synthetic: bands,
  lines: z
    .array(z.array(z.tuple([z.number(), z.number()])))
    .describe('courses of some synthetic people: time and value; never of a real one'),
})

/** The shape of the evaluation.json of linked tables, version 1; docs/linked-evaluation.schema.json is this as JSON Schema. */
export const linkedEvaluationFile = z.strictObject({
  format: z.literal('mirrorward/linked-evaluation'),
  version: z.literal(1),
  release: z.string().optional().describe('random id, the same in manifest, model, report and recipe'),
  title: z.string(),
  audience: z
    .enum(['internal', 'external'])
    .optional()
    .describe('external: without details about few people; internal when absent'),
  published: z
    .strictObject({ people: z.int().nonnegative(), learntFromPeople: z.int().nonnegative() })
    .optional()
    .describe('where every number is of a twin learnt from the training people: what is released in its place'),
  map: z
    .array(
      z.strictObject({
        name: z.string(),
        key: z.string().optional(),
        parent: z.strictObject({ table: z.string(), column: z.string() }).optional(),
        time: z.strictObject({ column: z.string(), until: z.string().optional() }).optional(),
        rows: rowsOfSides,
      }),
    )
    .min(1)
    .describe('how the tables hang together, parents before children'),
  protocol: z.strictObject({
    split: z.string().describe('how the real people were divided'),
    notes: z.array(z.string()).describe('what a reader must know first'),
  }),
  model: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('the model card; absent for tables made by another tool'),
  results: z.array(recordWith(linkedControlNames)).describe('of the tables together, by person'),
  verdict: verdictWith(linkedControlNames),
  courses: z.array(drawnCourses).optional().describe('values over time; absent in evaluations for outsiders'),
  tables: z
    .array(z.strictObject({ name: z.string(), evaluation: evaluationFile }))
    .describe("each table by itself, a child with its parent's columns beside it, the least faithful first"),
  environment: z.record(z.string(), z.string()),
})
