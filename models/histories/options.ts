import { z } from 'zod'

/** How histories are learnt; every option has a default. */
export const historiesOptions = z.strictObject({
  /** The model of the table of people, and of how many rows each has in the other tables. */
  people: z.enum(['bayes-net', 'hidden-tree', 'marginals', 'sequential-trees']).default('sequential-trees'),
  /** Trees averaged for each column of a child table. */
  trees: z.int().min(1).max(200).default(4),
  /** Share of the features that a node of an averaged tree looks at. */
  featureShare: z.number().positive().max(1).default(0.6),
  /** Fewest people whose rows a leaf holds; by the number of people when absent. */
  minLeafPersons: z.int().min(2).optional(),
  /** Most questions one after the other. */
  maxDepth: z.int().min(0).max(50).default(12),
  /** Parts that people are divided into to choose how far leaves are shrunk towards their ancestors. */
  folds: z.int().min(2).max(20).default(3),
  /** Training rows of a table that questions are found on at most, drawn at random; leaves count all rows. */
  mostRows: z.int().min(100).default(20_000),
  /** Rows of a person in one table at most: those after them are cut off. */
  mostRowsEach: z.int().min(1).default(300),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer people hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
})

export type HistoriesOptions = z.output<typeof historiesOptions>
