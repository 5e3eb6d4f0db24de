import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import { parseIssues } from '../../src/messages/index.js'
import { controlNames } from '../metric.js'

const criterion = z.strictObject({
  metric: z.string().min(1).describe('the id of a metric'),
  question: z.enum(['possible', 'faithful', 'useful', 'private']),
  atLeast: z.number().optional().describe('the value, with its whole interval, must reach this'),
  atMost: z.number().optional().describe('the value, with its whole interval, must stay below this'),
  relativeTo: z.enum(controlNames).optional().describe('the threshold is added to the value of this control'),
  beyond: z
    .enum(controlNames)
    .optional()
    .describe('where this control meets the criterion too, meeting it says nothing and decides nothing'),
  optional: z
    .literal(true)
    .optional()
    .describe('where the metric is not measured, the question is answered by its other criteria'),
  leftTo: z
    .string()
    .optional()
    .describe('a metric that asks the same with more certainty: what cannot be told here is left to its criterion'),
  widest: z
    .number()
    .positive()
    .default(0.1)
    .describe('an interval across the threshold and wider than this on either side cannot tell'),
  source: z.string().min(1).describe('who says so'),
})

const policyFile = z.strictObject({
  name: z.string().min(1),
  criteria: z
    .array(
      criterion.refine(
        (each) => (each.atLeast === undefined) !== (each.atMost === undefined),
        'needs atLeast or atMost, not both',
      ),
    )
    .min(1),
})

export type Criterion = z.infer<typeof criterion>
export type Policy = z.infer<typeof policyFile>

/** A policy from the values of its file. Throws `bad-option` with one issue a problem. */
export function parsePolicy(values: unknown, { file }: { readonly file?: string } = {}): Policy {
  const parsed = policyFile.safeParse(values)
  if (parsed.success) return parsed.data
  const issues = parseIssues(parsed.error, { schema: policyFile, whole: 'policy' }).map((issue) => ({
    ...issue,
    ...(file !== undefined && { file }),
  }))
  throw new MirrorwardError('bad-option', 'the policy has errors', { issues })
}
