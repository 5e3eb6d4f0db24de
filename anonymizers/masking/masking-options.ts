import { z } from 'zod'
import { maskRules } from './rules.js'

const columnsPattern = z
  .string()
  .regex(/^[^.]+\..+$/, 'is no table.column (either may hold *)')
  .describe('table.column; * stands for any run of characters')

/** A mask with its own keys, without columns: also what `else:` says. */
const maskSchemas = maskRules.map((rule) => z.strictObject({ mask: z.literal(rule.id), ...rule.shape }))
const known = maskRules.map(({ id }) => id).join(', ')
const unknownMask = {
  error: (issue: { readonly code?: string | undefined }) =>
    issue.code === 'invalid_union' ? `unknown mask (known: ${known})` : undefined,
}

const elseSchema = z.discriminatedUnion('mask', [maskSchemas[0]!, ...maskSchemas.slice(1)], unknownMask)

/** What every rule may say. */
const common = {
  columns: z.union([columnsPattern.transform((one) => [one]), z.array(columnsPattern).min(1)]),
  domain: z
    .string()
    .min(1)
    .optional()
    .describe('what must join: one pseudonym for one value in all columns of a domain'),
  when: z.string().min(1).optional().describe('rows that the mask is for, in the language of rules; needs else'),
  else: elseSchema.optional().describe('the mask of all other rows, unknown ones among them'),
  onError: z
    .enum(['fail', 'null'])
    .default('fail')
    .describe('a cell that the mask cannot read stops the run, or comes out empty and is counted'),
}

const ruleSchemas = maskSchemas.map((schema) => schema.extend(common))

/** A rule with the columns it is for; the keys of `mask` depend on it. */
export const ruleSchema = z.discriminatedUnion('mask', [ruleSchemas[0]!, ...ruleSchemas.slice(1)], unknownMask)

/** The column that says whose row it is, or one that leads to a row of another table that says it. */
export const patientPlace = z.union(
  [z.string().min(1), z.strictObject({ column: z.string().min(1), through: z.string().min(1) })],
  { error: 'expected a column, or { column, through: table }' },
)

/** The options of masking: rules by column, and whose row a row is. */
export const maskingOptions = z.strictObject({
  rules: z.array(ruleSchema).min(1).describe('every column needs one; keep says that nothing is done'),
  patients: z
    .record(z.string(), patientPlace)
    .default({})
    .describe('by table, what tells whose row it is: dates of a person move together'),
  patientDomain: z.string().min(1).default('patient').describe('the domain of people'),
  bounds: z
    .record(z.string(), z.strictObject({ min: z.number().optional(), max: z.number().optional() }))
    .default({})
    .describe('by table.column, between which numbers its cells lie: noise stays there'),
  asOf: z.iso.date().optional().describe('the day that the data are of'),
})

export type MaskingOptions = z.infer<typeof maskingOptions>
export type MaskingRule = MaskingOptions['rules'][number]
