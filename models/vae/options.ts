import { z } from 'zod'

/** How a variational autoencoder is learned; every option has a default. */
export const vaeOptions = z.strictObject({
  /** Widths of the encoder's hidden layers; the decoder has them in reverse. */
  hidden: z.array(z.int().min(1).max(4096)).min(1).max(8).readonly().default([128, 128]),
  /** Latent numbers a row; by the number of columns when absent. */
  latent: z.int().min(1).max(512).optional(),
  /** Most training steps, each of one batch; by the number of rows when absent. Counted, not timed: a seed gives the same bytes anywhere. */
  steps: z.int().min(1).max(1_000_000).optional(),
  /** Most rows a step; an eighth of the rows, rounded down to a power of two, when that is fewer, and at least 32. */
  batch: z.int().min(1).max(65_536).default(500),
  learningRate: z.number().positive().max(1).default(2e-3),
  weightDecay: z.number().min(0).max(1).default(1e-5),
  /** Longest gradient, a row of the batch. */
  clip: z.number().positive().default(10),
  /** Weight of the divergence from the standard normal: at first and after half of the steps; falling evenly in logarithm between. */
  beta: z
    .strictObject({ start: z.number().positive().max(10), end: z.number().positive().max(10) })
    .default({ start: 1, end: 0.3 }),
  /** Decay of the weights' moving average; 0 keeps the last weights. */
  average: z.number().min(0).max(0.99999).default(0.997),
  /** Share of a bin's target that its two neighbours get. */
  smoothing: z.number().min(0).max(0.9).default(0),
  /** What latents are drawn from: a Gaussian mixture fitted to the training rows' latents, or the standard normal. */
  prior: z.enum(['mixture', 'normal']).default('mixture'),
  /** Numbers of mixture components to choose among by held-out density. */
  components: z.array(z.int().min(1).max(1024)).min(1).readonly().default([1, 4, 16, 64, 256]),
  /** Whether outcomes of few levels are drawn first, and latents from a mixture of their class. */
  byOutcome: z.boolean().default(true),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer patients hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
})

export type VaeOptions = z.output<typeof vaeOptions>
