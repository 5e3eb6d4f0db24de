import { z } from 'zod'
import { maskRules } from './rules.js'

const columnsPattern = z
  .string()
  .regex(/^[^.]+\..+$/, 'is no table.column (either may hold *)')
  .describe('table.column; * stands for any run of characters')

/** What every rule may say. */
const common = {
  columns: z.union([columnsPattern.transform((one) => [one]), z.array(columnsPattern).min(1)]),
  domain: z
    .string()
    .min(1)
    .optional()
    .describe('what must join: one pseudonym for one value in all columns of a domain'),
}

const ruleSchemas = maskRules.map((rule) => z.strictObject({ ...common, mask: z.literal(rule.id), ...rule.shape }))

const [firstRule, ...otherRules] = ruleSchemas

/** A rule with the columns it is for; the keys of `mask` depend on it. */
export const ruleSchema = z.discriminatedUnion('mask', [firstRule!, ...otherRules], {
  error: (issue) =>
    issue.code === 'invalid_union' ? `unknown mask (known: ${maskRules.map(({ id }) => id).join(', ')})` : undefined,
})

/** The options of masking: rules by column, and whose row a row is. */
export const maskingOptions = z.strictObject({
  rules: z.array(ruleSchema).min(1).describe('every column needs one; keep says that nothing is done'),
  patients: z
    .record(z.string(), z.string())
    .default({})
    .describe('by table, the column that tells whose row it is: dates of a person move together'),
  patientDomain: z.string().min(1).default('patient').describe('the domain of people'),
  asOf: z.iso.date().optional().describe('the day that the data are of'),
})

export type MaskingOptions = z.infer<typeof maskingOptions>
export type MaskingRule = MaskingOptions['rules'][number]
