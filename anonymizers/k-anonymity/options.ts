import { z } from 'zod'
import { dayLevels } from '../../src/identity/index.js'
import { losses } from './losses/index.js'
import { privacyModels, tableModels } from './models/index.js'

const models = [...privacyModels, ...tableModels].map(({ id }) => id)

/** A way from values to coarser ones, as written in a job; see `HierarchySpec`. */
export const hierarchyOption = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bands'),
    widths: z.array(z.number().positive()).min(1),
    origin: z.number().optional(),
    top: z.number().optional(),
    bottom: z.number().optional(),
    precision: z.int().optional(),
  }),
  z.strictObject({
    kind: z.literal('days'),
    levels: z.array(z.enum(dayLevels)).min(1),
  }),
  z.strictObject({ kind: z.literal('codes'), system: z.string() }),
  z.strictObject({ kind: z.literal('order'), levels: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('paths'), paths: z.array(z.array(z.string()).min(1)).min(1) }),
  z.strictObject({ kind: z.literal('whole') }),
])

/** Options of `k-anonymity`. */
export const kAnonymityOptions = z.strictObject({
  k: z.int().min(1).default(11).describe('people of a class at least; 11 where the table leaves the house'),
  suppression: z.number().min(0).max(1).default(0.05).describe('share of rows that may be suppressed at most'),
  models: z
    .array(z.looseObject({ id: z.enum(models), column: z.string().optional() }))
    .default([])
    .describe('what classes keep beside k, each with its options: { id: distinct-l, column: diagnosis, l: 3 }'),
  recoding: z
    .enum(['global', 'local', 'local-top-down'])
    .default('global')
    .describe('local keeps more, tells how it was done (docs/k-anonymity.md), and is made only where asked'),
  missing: z
    .enum(['category', 'wildcard-both', 'never'])
    .default('category')
    .describe('what a missing cell equals: missing ones; everything, both ways; nothing that others hold'),
  atMost: z
    .record(z.string(), z.int().min(0))
    .default({})
    .describe('by column, the coarsest level that it may come to: what must stay precise'),
  keepGroups: z
    .array(z.string())
    .default([])
    .describe('columns of which suppression may not take a whole group of k people out of the release'),
  loss: z
    .enum(losses.map(({ id }) => id))
    .default('loss')
    .describe('what is lost as little as possible of'),
  hierarchies: z
    .record(z.string(), hierarchyOption)
    .default({})
    .describe('by column; made for its kind where not said'),
  samplingFraction: z.number().positive().max(1).optional().describe('share of the population that the rows are'),
  work: z.number().positive().optional().describe('cells looked at before the search gives its best so far'),
})

export type KAnonymityOptions = z.infer<typeof kAnonymityOptions>
