import { z } from 'zod'

export const dpMarginalsOptions = z.strictObject({
  /** All that is spent: 1 where membership is sensitive, 3 for a public file. */
  epsilon: z.number(),
  /** At most 1/publicSize², and that where nothing is said. */
  delta: z.number().optional(),
  /** About how many patients there are: a round number that somebody typed, never a count of rows. */
  publicSize: z.int(),
  /** Who the patients are: the name of the study. */
  patients: z.string().min(1),
  /** Declares that a person wrote the schema's levels and bounds, and nothing in it was told from the table. */
  publicSchema: z.literal(true),
  /** Lets ε pass 10. */
  acceptWeakPrivacy: z.boolean().default(false),
  /** Most bins of a number column; by the budget when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** A tree of pairs, or pairs chosen one after another where the model is furthest from the rows. */
  method: z.enum(['mst', 'aim']).default('mst'),
  /** Cells of a pair at most (200,000), or of the whole model where pairs are chosen one after another (20,000). */
  cells: z.int().min(4).max(1_000_000).optional(),
  /** Steps of the descent at most: 500, or 60 after each pair. */
  iterations: z.int().min(1).max(10_000).optional(),
})

export type DpMarginalsOptions = z.output<typeof dpMarginalsOptions>

/** 4 to 32 bins, so that the cell of a pair holds three standard deviations of noise on average: of public numbers alone. */
export function publicBins(publicSize: number, rho: number): number {
  return Math.min(32, Math.max(4, Math.floor((publicSize * Math.sqrt(rho)) / 40)))
}
