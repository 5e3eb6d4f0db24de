import { z } from 'zod'

/** What a job says of its privacy budget; a job that says nothing of it has none. */
export const privacyOptions = z.strictObject({
  epsilon: z.number().describe('what this release may spend: 1 where membership is sensitive, 3 for a public file'),
  delta: z.number().optional().describe('at most one in the square of the public size, and that when absent'),
  publicSize: z
    .number()
    .optional()
    .describe('about how many patients there are, as anybody may know; that of the schema when absent'),
  patients: z
    .string()
    .min(1)
    .optional()
    .describe('who they are: the name of the study; that of the schema when absent'),
  ledger: z.string().min(1).optional().describe('the file that every release of these patients counts with'),
  total: z.number().optional().describe('what all releases of a new ledger may spend together; epsilon when absent'),
  acceptWeakPrivacy: z.boolean().optional().describe('lets epsilon pass 10, and delta 1 in 10000'),
  method: z
    .enum(['mst', 'aim'])
    .optional()
    .describe('a tree of pairs, or pairs chosen one after another (the usual one)'),
  cells: z.int().min(4).max(1_000_000).optional().describe('of the whole model at most; 20,000 when absent'),
})

export type PrivacyOptions = z.output<typeof privacyOptions>
