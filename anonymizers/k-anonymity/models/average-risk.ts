import { z } from 'zod'
import type { TableModel } from './model.js'

/** Average risk: classes over released people, the share whom a marketer expects to name. */
export const averageRisk: TableModel<{ most: number }> = {
  id: 'average-risk',
  title: 'average risk',
  reading: 'naming everybody by the quasi-identifiers succeeds for at most this share of people',
  options: z.strictObject({ most: z.number().positive().max(1) }),
  value(sizes) {
    const people = sizes.reduce((sum, size) => sum + size, 0)
    return people === 0 ? 0 : sizes.length / people
  },
  holds: (value, { most }) => value <= most + 1e-12,
}
