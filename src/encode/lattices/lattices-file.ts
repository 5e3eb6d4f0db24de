import { z } from 'zod'

const share = z.number().min(0).max(1)

/** What a model file may hold of a column's lattices. */
export const latticesFile = z
  .strictObject({
    units: z.array(z.number().min(0)).min(1).max(16),
    borders: z.array(z.number()),
    shares: z.array(z.array(share)).min(1),
  })
  .refine(
    ({ units, borders, shares }) =>
      shares.length === borders.length + 1 &&
      units.slice(0, -1).every((unit, at) => unit > units[at + 1]!) &&
      shares.every(
        (part) => part.length === units.length && Math.abs(part.reduce((sum, each) => sum + each, 0) - 1) < 1e-6,
      ),
  )
