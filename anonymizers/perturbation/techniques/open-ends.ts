import { z } from 'zod'
import { columnTechnique, ofPresent } from '../column-technique.js'
import { tightestEnd, withOpenEnds } from '../open-ends.js'
import { columnsOption } from './columns-option.js'

/** Top and bottom coding: numbers beyond an end become the end, which is given, or reached by k rows at least. */
export const openEnds = columnTechnique({
  id: 'open-ends',
  title: 'Top and bottom coding',
  nature: 'generalised',
  options: z
    .strictObject({
      columns: columnsOption,
      top: z.number().optional().describe('numbers above become it: 90 for ages by HIPAA'),
      bottom: z.number().optional().describe('numbers below become it'),
      k: z.int().min(2).optional().describe('where no end is given: the tightest that k rows reach, at both ends'),
    })
    .refine(({ top, bottom, k }) => top !== undefined || bottom !== undefined || k !== undefined, {
      message: 'needs an end: top, bottom, or k',
    })
    .refine(({ top, bottom }) => top === undefined || bottom === undefined || bottom < top, {
      message: 'bottom is not below top',
    }),
  takes: 'numbers',
  change: (columns, { options: { top, bottom, k } }) =>
    columns.map((column) => {
      if (column.type !== 'number') return column
      return ofPresent(column, (values) => {
        if (values.length === 0) return values
        const ends = {
          ...(k !== undefined && {
            top: tightestEnd(values, { k }),
            bottom: tightestEnd(values, { k, end: 'bottom' }),
          }),
          ...(top !== undefined && { top }),
          ...(bottom !== undefined && { bottom }),
        }
        return withOpenEnds(values, ends)
      })
    }),
  notes: ['Only numbers beyond the ends were changed: everything between stands as it was.'],
})
