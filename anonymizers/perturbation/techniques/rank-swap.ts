import { z } from 'zod'
import { columnTechnique, ofPresent } from '../column-technique.js'
import { rankSwapped } from '../rank-swap.js'
import { columnsOption, measuredNote } from './columns-option.js'

/** Every column keeps its numbers, and they change places with near ones. */
export const rankSwap = columnTechnique({
  id: 'rank-swap',
  title: 'Rank swapping',
  nature: 'perturbed',
  options: z.strictObject({
    columns: columnsOption,
    share: z.number().positive().max(1).default(0.05).describe('of the rows, between whose ranks two numbers may swap'),
  }),
  takes: 'numbers',
  change: (columns, { options: { share }, rng }) =>
    columns.map((column) =>
      column.type === 'number'
        ? ofPresent(column, (values) => rankSwapped(values, { share, rng: rng.fork(column.name) }))
        : column,
    ),
  notes: [measuredNote, 'Every number of a column that was real is still there, in another row.'],
})
