import { z } from 'zod'
import type { TableModel } from './model.js'

/** Share of released people who stand alone in the table. */
export const sampleUniqueness: TableModel<{ most: number }> = {
  id: 'sample-uniqueness',
  title: 'uniqueness in the table',
  reading: 'at most this share of people stand alone in the table',
  options: z.strictObject({ most: z.number().min(0).max(1) }),
  value(sizes) {
    const people = sizes.reduce((sum, size) => sum + size, 0)
    return people === 0 ? 0 : sizes.filter((size) => size === 1).length / people
  },
  holds: (value, { most }) => value <= most + 1e-12,
}
