import { z } from 'zod'

/** How an autoencoder is learned privately. All but `epsilon`, `publicSize`, `patients` and `publicSchema` have defaults. */
export const privateVaeOptions = z.strictObject({
  /** All that is spent. */
  epsilon: z.number(),
  /** At most 1/publicSize², and that where nothing is said. */
  delta: z.number().optional(),
  /** About how many patients there are: a round number that somebody typed, never a count of rows. Gradients are divided by it. */
  publicSize: z.int(),
  /** Who the patients are: the name of the study. */
  patients: z.string().min(1),
  /** Declares that a person wrote the schema's levels and bounds, and nothing in it was told from the table. */
  publicSchema: z.literal(true),
  /** Lets ε pass 10. */
  acceptWeakPrivacy: z.boolean().default(false),
  /** Most bins of a number column. */
  bins: z.int().min(1).max(250).default(16),
  /** Widths of the encoder's hidden layers; the decoder has them in reverse. */
  hidden: z.array(z.int().min(1).max(4096)).min(1).max(8).readonly().default([64]),
  /** Latent numbers a row. */
  latent: z.int().min(1).max(512).default(8),
  /** Batches, all of which are taken. */
  steps: z.int().min(1).max(100_000).default(600),
  /** Patients in a batch, on average; by the public size when absent: eight roots of it. */
  batch: z.int().min(1).max(65_536).optional(),
  learningRate: z.number().positive().max(1).default(4e-3),
  /** What one patient's gradient is cut to, in Euclidean norm. */
  clip: z.number().positive().default(1),
  /** Weight of the divergence from the standard normal: at first and after half of the steps. */
  beta: z
    .strictObject({ start: z.number().positive().max(10), end: z.number().positive().max(10) })
    .default({ start: 1, end: 0.5 }),
  /** Decay of the weights' moving average, which is kept. */
  average: z.number().min(0).max(0.99999).default(0.99),
})

export type PrivateVaeOptions = z.output<typeof privateVaeOptions>

/** The share of patients in a batch on average: of public numbers alone. */
export function samplingOf({ batch, publicSize }: Pick<PrivateVaeOptions, 'batch' | 'publicSize'>): number {
  return Math.min(1, (batch ?? 8 * Math.sqrt(publicSize)) / publicSize)
}
