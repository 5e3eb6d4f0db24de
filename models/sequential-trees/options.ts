import { z } from 'zod'

/** How sequential trees are grown; every option has a default. */
export const sequentialTreesOptions = z.strictObject({
  /** Trees averaged for each column. */
  trees: z.int().min(1).max(200).default(8),
  /** Share of the earlier columns that a node of an averaged tree looks at. */
  featureShare: z.number().positive().max(1).default(0.8),
  /** Fewest persons of a leaf, taking their rows to be as many for each; by the number of persons when absent. */
  minLeafPersons: z.int().min(2).optional(),
  /** Most questions one after the other. */
  maxDepth: z.int().min(0).max(50).default(12),
  /** Parts that training rows are divided into to choose how far leaves are shrunk towards their ancestors. */
  folds: z.int().min(2).max(20).default(5),
  /** Training rows that questions are found on at most, drawn at random; leaves count all rows. */
  mostRows: z.int().min(100).default(20_000),
  /** Whether straight lines through the earlier columns tilt what the trees say. */
  lines: z.boolean().default(true),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer patients hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
})

export type SequentialTreesOptions = z.output<typeof sequentialTreesOptions>
