import { z } from 'zod'

/** How a hidden Chow–Liu tree is learned; every option has a default. */
export const hiddenTreeOptions = z.strictObject({
  /** States of every hidden variable; chosen by held-out likelihood when absent. */
  states: z.int().min(1).max(512).optional(),
  /** Numbers of states to choose among. */
  candidates: z.array(z.int().min(1).max(512)).min(1).readonly().default([4, 8, 16, 32, 64, 128]),
  /** Work allowed, in seconds of a nominal machine (8 GFLOP/s): counted, not timed, so that a seed gives the same bytes anywhere. */
  budget: z.number().positive().default(40),
  /** Most passes of expectation maximisation over the rows. */
  passes: z.int().min(1).max(1000).default(24),
  /** Starts of which the likeliest after three passes goes on. */
  restarts: z.int().min(1).max(100).default(2),
  /** Rows that the column's own distribution is worth in every state. */
  smoothing: z.number().min(0).default(1),
  /** Rows that a state's own distribution, smoothed over neighbouring codes, is worth in ordered columns. */
  orderedSmoothing: z.number().min(0).default(40),
  /**
   * Whether columns of role outcome with 2 to 20 levels are drawn once more, from boosted trees given all other columns, or
   * stay as their hidden states gave them. Below 400 training rows they stay.
   */
  outcomes: z.enum(['trees', 'states']).default('trees'),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer patients hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
})

export type HiddenTreeOptions = z.output<typeof hiddenTreeOptions>
