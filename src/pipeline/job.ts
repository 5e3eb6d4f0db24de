import { z } from 'zod'
import { MirrorwardError } from '../errors.js'
import { encodings, withParameters } from '../io/index.js'
import { parseIssues } from '../messages/index.js'
import { patternProblem } from '../table/index.js'
import { purposeSchema } from './advise/answers.js'
import { freshSeed } from './fresh.js'
import { privacyOptions } from './private/privacy-options.js'

/** Of the synthetic table: every format that can be written, and texts in gzip. */
export const releaseFormats = [
  'csv',
  'tsv',
  'parquet',
  'arrow',
  'xlsx',
  'xpt',
  'dataset.json',
  'json',
  'jsonl',
  'csv.gz',
  'tsv.gz',
  'json.gz',
  'jsonl.gz',
] as const

const share = z.number().positive().max(1)

const maskStepSchema = z.strictObject({
  technique: z.literal('mask'),
  rules: z
    .array(z.looseObject({}))
    .min(1)
    .optional()
    .describe('as in masking.yaml; when absent direct identifiers and texts go, and known dates are cut to months'),
  key: z.string().min(1).optional().describe('the file of the master key; one for this run alone when absent'),
  project: z.string().min(1).optional(),
  asOf: z.iso.date().optional(),
})

/** Techniques of the catalogue that change columns of one table. */
export const catalogueTechniques = ['open-ends', 'micro-aggregation', 'rank-swap', 'pram', 'cell-suppression'] as const
export type CatalogueTechnique = (typeof catalogueTechniques)[number]

/** A technique with its options, in a list of `steps`. Those of k-anonymity and noise are parsed by their own room. */
export const stepSchema = z.discriminatedUnion('technique', [
  maskStepSchema,
  z.looseObject({ technique: z.literal('k-anonymity') }),
  z.looseObject({ technique: z.literal('noise') }),
  z.looseObject({ technique: z.enum(catalogueTechniques) }),
  z.strictObject({
    technique: z.literal('synthesis'),
    model: z.string().min(1).optional(),
    options: z.record(z.string(), z.unknown()).optional(),
    rows: z.int().nonnegative().optional(),
    ...privacyOptions.partial({ epsilon: true }).shape,
  }),
  z.strictObject({
    technique: z.literal('query'),
    questions: z
      .union([z.string().min(1), z.array(z.looseObject({})).min(1)])
      .describe('a file of questions (docs/queries.md), or the questions'),
    epsilon: z.number().describe('what the answers may spend together, from the ledger of the release before them'),
  }),
])

/** A database with what is asked of it, as one URL; a path as it is. */
function inputPlace(
  input:
    | string
    | {
        readonly url: string
        readonly query?: string | undefined
        readonly tables?: string | string[] | undefined
        readonly person?: string | undefined
      },
): string {
  if (typeof input === 'string') return input
  const { url, query, tables, person } = input
  return withParameters(url, { query, tables: typeof tables === 'string' ? [tables] : tables, person })
}

/** Everything a run depends on. Files hold it as YAML; the command line and the environment may override any key. */
export const jobSchema = z.strictObject({
  input: z
    .union(
      [
        z.string().min(1),
        z.strictObject({
          url: z.string().min(1),
          query: z.string().min(1).optional(),
          tables: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
          person: z.string().optional(),
        }),
      ],
      { error: 'expected a path, a URL, or { url, query } or { url, tables, person }' },
    )
    .transform(inputPlace)
    .describe(
      'the real table: a path ending in csv, tsv, parquet, arrow, feather, json or jsonl, -, or a database (docs/databases.md)',
    ),
  schema: z.string().min(1).optional().describe('the schema file; inferred from the table when absent'),
  out: z.string().min(1).default('release').describe('the folder to write, or a new schema of a database'),
  folder: z
    .string()
    .min(1)
    .default('release')
    .describe('where model, report and manifest are written when `out` is a database'),
  technique: z
    .enum(['synthesis', 'k-anonymity', 'mask', 'noise', ...catalogueTechniques])
    .optional()
    .describe(
      'what is made of the table: synthetic rows of a model when absent; k-anonymity makes its own rows coarser, mask replaces what identifies, noise moves values',
    ),
  steps: z
    .array(stepSchema)
    .min(1)
    .optional()
    .describe('techniques one after another as one job; technique alone is a list of one, model alone is synthesis'),
  purpose: purposeSchema.optional().describe('what the release is for: what advise asks, and what it answered by'),
  model: z.string().min(1).default('auto').describe('the id of a model, or auto: the one that suits the training rows'),
  options: z.record(z.string(), z.unknown()).default({}).describe("the model's own options, or the technique's"),
  privacy: privacyOptions
    .optional()
    .describe('a budget of differential privacy: the release is then learnt from noisy counts alone'),
  rows: z.int().nonnegative().optional().describe('synthetic rows; as many as the real table when absent'),
  sets: z
    .int()
    .min(1)
    .max(100)
    .default(1)
    .describe('synthetic tables, each drawn anew from the same fitted model: synthetic-1, synthetic-2 and so on'),
  seed: z
    .union([z.number(), z.string()])
    .default(freshSeed)
    .describe('decides every draw: keep it as close as the real table; drawn by the operating system when absent'),
  release: z
    .uuid()
    .optional()
    .describe('the random id of a release that is made again; drawn by the operating system when absent'),
  where: z.string().optional().describe('condition every synthetic row satisfies'),
  format: z.enum(releaseFormats).default('csv').describe('of the synthetic table'),
  layout: z
    .enum(['bulk', 'bundles'])
    .default('bulk')
    .describe('of FHIR: a file a resource type, or a transaction Bundle a person'),
  plain: z
    .boolean()
    .default(false)
    .describe('write UTF-8, commas, decimal dots and ISO dates, not the notation of the input'),
  split: z
    .strictObject({ train: share.default(0.6), holdout: share.default(0.2), reference: share.default(0.2) })
    .refine((split) => Math.abs(split.train + split.holdout + split.reference - 1) < 1e-9, 'shares must sum to 1')
    .prefault({}),
  learnFrom: z
    .enum(['train', 'all'])
    .default('train')
    .describe('all: the published table is learnt from everybody, and its evidence is of a twin learnt from train'),
  suppressRisky: z
    .boolean()
    .default(false)
    .describe('draw rows again that lie suspiciously close to training rows, and show the metrics before and after'),
  rowsInMemory: z
    .int()
    .min(1)
    .default(2_000_000)
    .describe(
      'a Parquet file, or a table of a database, of more rows is streamed into codes, and looked at through a sample of whole people',
    ),
  evaluate: z.boolean().default(true),
  depth: z
    .enum(['quick', 'standard', 'deep'])
    .default('standard')
    .describe('quick leaves classifiers and attacks out, deep attacks with 200 shadow models'),
  policy: z.string().min(1).optional().describe('a file of thresholds; the default policy when absent'),
  audience: z
    .enum(['internal', 'external'])
    .default('internal')
    .describe('external leaves out of evaluation and report what outsiders should not have: see docs/audiences.md'),
  title: z.string().optional(),
  language: z.enum(['en', 'fr']).default('en').describe('of the report'),
  encoding: z.enum(encodings).optional().describe('of a text file; found by itself when absent'),
  delimiter: z.string().length(1).optional(),
  sheet: z.string().optional().describe('of an .xlsx workbook; the first when absent'),
  missing: z.array(z.string()).optional().describe('texts that stand for missing in every column that is inferred'),
  dateFormat: z
    .string()
    .refine((format) => patternProblem(format) === undefined, 'is no pattern such as DD/MM/YYYY')
    .optional()
    .describe('how dates are written in columns that are inferred, as DD/MM/YYYY'),
  ignore: z.array(z.string()).optional().describe('columns left out as if the table did not have them'),
})

/** The keys that a job may have: what files, variables of the environment and words may set. */
export const jobKeys: readonly string[] = Object.keys(jobSchema.shape)

export type Job = z.infer<typeof jobSchema>
export type JobInput = z.input<typeof jobSchema>

/** Checks a job and fills its defaults. Throws `bad-option` with one issue a problem. */
export function parseJob(input: unknown): Job {
  const parsed = jobSchema.safeParse(input)
  if (parsed.success && parsed.data.suppressRisky && parsed.data.learnFrom === 'all')
    throw new MirrorwardError(
      'bad-option',
      'suppressRisky needs people that the model never saw, and learnFrom: all leaves none',
    )
  const { privacy, steps, technique = 'synthesis' } = parsed.data ?? {}
  if (privacy !== undefined && (steps !== undefined || technique !== 'synthesis'))
    throw new MirrorwardError(
      'bad-option',
      'techniques that change real rows have no privacy budget: masks may come before one as steps, with epsilon in the last step',
    )
  if (parsed.success) return parsed.data
  const issues = parseIssues(parsed.error, { schema: jobSchema, whole: 'job' })
  throw new MirrorwardError('bad-option', 'the job has errors', { issues })
}
