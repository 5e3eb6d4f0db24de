import { z } from 'zod'
import { columnTechnique, ofPresent, onGrid, stepOf } from '../column-technique.js'
import { withNoise } from '../noise.js'
import { columnsOption, measuredNote } from './columns-option.js'

/** Normal noise on numbers, a share of each column's standard deviation, on the grid that its values lie on. */
export const noise = columnTechnique({
  id: 'noise',
  title: 'Noise',
  nature: 'perturbed',
  options: z.strictObject({
    columns: columnsOption,
    share: z.number().positive().max(10).default(0.1).describe("of a column's standard deviation"),
  }),
  takes: 'numbers',
  change: (columns, { options: { share }, rng }) =>
    columns.map((column) => {
      if (column.type !== 'number') return column
      return ofPresent(column, (values) => {
        const step = stepOf(values)
        return withNoise(values, { share, rng: rng.fork(column.name) }).map((value) => onGrid(value, step))
      })
    }),
  notes: [measuredNote],
})
