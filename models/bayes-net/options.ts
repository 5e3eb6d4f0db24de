import { z } from 'zod'

const edge = z.tuple([z.string(), z.string()]).readonly()

/** How a Bayesian network is learned; every option has a default. */
export const bayesNetOptions = z.strictObject({
  /** A tree found by mutual information, or greedy search from that tree. */
  structure: z.enum(['chow-liu', 'hill-climbing']).default('hill-climbing'),
  /** What hill climbing maximises. */
  score: z.enum(['bic', 'bdeu', 'held-out']).default('held-out'),
  /** Most parents of one column. */
  maxParents: z.int().min(0).max(8).default(3),
  /** Most cells of one column's probability table. */
  cellCap: z.int().min(1).max(10_000_000).default(200_000),
  /** Training rows that the parent configurations of a column must have on average: fewer would copy patients. */
  rowsPerConfiguration: z.number().positive().default(5),
  /** Rows that the BDeu prior is worth. */
  equivalentSampleSize: z.number().positive().default(10),
  /** Climbs again from this many disturbed copies of the best network. */
  restarts: z.int().min(0).max(1000).default(0),
  /** Rows that the back-off distribution is worth in every row of a probability table. */
  smoothing: z.number().min(0).default(2),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer patients hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
  /** Arrows [from, to] that must be in the network. */
  fixedEdges: z.array(edge).readonly().default([]),
  /** Arrows [from, to] that must not be in it. */
  forbiddenEdges: z.array(edge).readonly().default([]),
})

export type BayesNetOptions = z.output<typeof bayesNetOptions>
