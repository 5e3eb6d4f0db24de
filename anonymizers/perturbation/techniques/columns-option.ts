import { z } from 'zod'

/** The columns that a technique changes, each once. */
export const columnsOption = z
  .union([
    z
      .string()
      .min(1)
      .transform((names) => names.split(',')),
    z.array(z.string()).min(1),
  ])
  .refine((names) => new Set(names).size === names.length, 'names a column twice')
  .describe('the columns that it changes: names, or table.column; with commas where they are one text')

/** Of everything that gives no k. */
export const measuredNote =
  'No guarantee comes with this: what it protects is measured by the attacks of the report, not promised.'
