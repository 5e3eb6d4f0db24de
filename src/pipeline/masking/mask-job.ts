import { parseDocument } from 'yaml'
import { z } from 'zod'
import { type KeyRing, type MaskingOptions, maskingOptions } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { parseIssues } from '../../messages/index.js'

const columnName = z.string().regex(/^[^.]+\..+$/, 'is no table.column')

/** Where the master key is. The key itself never stands in this file. */
const keySchema = z.union(
  [
    z.literal('throwaway'),
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ env: z.string().min(1) }),
    z.strictObject({ command: z.string().min(1) }),
  ],
  { error: 'expected { file }, { env }, { command } or throwaway' },
)

const { rules, asOf, patientDomain } = maskingOptions.shape
const patients = maskingOptions.shape.patients.unwrap()

/** masking.yaml: what is masked, and how. */
export const maskJobSchema = z
  .strictObject({
    project: z
      .string()
      .min(1)
      .describe('part of every key: two projects of one master key have no pseudonym in common'),
    key: keySchema.optional().describe('where the master key is; throwaway: drawn for this run and never written'),
    heldBy: z.string().min(1).optional().describe('who holds the key, for the certificate'),
    asOf,
    patientDomain,
    audit: z
      .string()
      .min(1)
      .default('masking.audit.jsonl')
      .describe('the log of what was masked and asked, a path beside this file'),
    database: z
      .string()
      .min(1)
      .optional()
      .describe('URL of a database whose tables are masked, without a password; tables then says whose their rows are'),
    tables: z
      .record(
        z.string().regex(/^[^.]+$/, 'a table has no dot in its name'),
        z.strictObject({
          source: z.string().min(1).optional().describe('a path beside this file; the name with .csv when absent'),
          format: z
            .enum(['fhir'])
            .optional()
            .describe('fhir: JSON of FHIR resources, whose paths begin with their type (Patient.birthDate)'),
          schema: z
            .string()
            .min(1)
            .optional()
            .describe('a schema file (as init writes) whose bounds noise keeps to, a path beside this file'),
          fileNames: z
            .enum(['kept', 'numbered'])
            .default('kept')
            .describe('numbered: results are called TABLE-0001 …, where names of files tell whose they are'),
          records: z
            .string()
            .min(1)
            .optional()
            .describe(
              'what is a row of a JSON or XML file: entry[*], /patients/patient; the elements of a list, else the whole file',
            ),
          patient: patients.valueType
            .optional()
            .describe('the column that says whose row it is, or { column, through }: by a row of another table'),
          key: z
            .union([z.string().transform((one) => [one]), z.array(z.string()).min(1)])
            .optional()
            .describe('columns that no two rows share together'),
        }),
      )
      .default({}),
    subset: z
      .string()
      .optional()
      .describe(
        "of a database, only a part with all that it points at: '10%' of people, 'TABLE 10%', or 'TABLE where CONDITION'",
      ),
    references: z.record(columnName, columnName).default({}).describe('foreign keys, table.column to table.column'),
    rules,
  })
  .refine(({ database, subset }) => database !== undefined || subset === undefined, {
    path: ['subset'],
    message: 'is of a database; a folder of files is masked whole',
  })
  .refine(({ database, tables }) => database !== undefined || Object.keys(tables).length > 0, {
    path: ['tables'],
    message: 'needs a table, or a database',
  })

export type MaskJob = z.infer<typeof maskJobSchema>

/** A job from the text of masking.yaml. Throws `bad-option` with every problem, by its place in the file. */
export function parseMaskJob(text: string, { file }: { readonly file: string }): MaskJob {
  const document = parseDocument(text, { uniqueKeys: true })
  if (document.errors.length > 0)
    throw new MirrorwardError('bad-option', `no YAML: "${file}"`, {
      issues: document.errors.map(({ linePos }) => ({
        message: `line ${linePos?.[0].line ?? 1} cannot be read`,
        file,
      })),
    })
  const parsed = maskJobSchema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  const issues = parseIssues(parsed.error, { schema: maskJobSchema, whole: 'the file' })
  throw new MirrorwardError('bad-option', `the masking file has errors: "${file}"`, {
    issues: issues.map((issue) => ({ ...issue, file })),
  })
}

/** The keys that rules ask for. They throw `bad-option` where a job has none. */
export function deriveFrom(keys: KeyRing | undefined): (domain: string, purpose: string) => Uint8Array {
  return (domain, purpose) => {
    if (keys === undefined)
      throw new MirrorwardError('bad-option', 'the rules need a key: key: { file: … }, or key: throwaway')
    return keys.derive(domain, purpose)
  }
}

/** What the technique is told of a job. */
export function optionsOf(
  { rules: stated, tables, patientDomain: domain, asOf: day }: MaskJob,
  bounds: MaskingOptions['bounds'] = {},
): MaskingOptions {
  const places = Object.entries(tables).flatMap(([name, { patient }]) =>
    patient === undefined ? [] : [[name, patient]],
  )
  return {
    rules: stated,
    patients: Object.fromEntries(places) as MaskingOptions['patients'],
    patientDomain: domain,
    bounds,
    ...(day !== undefined && { asOf: day }),
  }
}
