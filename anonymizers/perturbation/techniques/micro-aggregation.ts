import { z } from 'zod'
import { type Column, isMissing, type NumberColumn } from '../../../src/table/index.js'
import { blocksOf } from '../blocks.js'
import { columnTechnique, onGrid, stepOf } from '../column-technique.js'
import { groupMeans, mdavGroups } from '../mdav.js'
import { columnsOption } from './columns-option.js'

/** Numbers of k like rows become their mean (MDAV), all columns together; rows that lack one of them lose all of them. */
export const microAggregation = columnTechnique({
  id: 'micro-aggregation',
  title: 'Micro-aggregation',
  nature: 'perturbed',
  options: z.strictObject({
    columns: columnsOption,
    k: z.int().min(2).default(11).describe('rows of a group at least'),
  }),
  takes: 'numbers',
  change: (columns, { options: { k } }) => aggregated(columns, k),
  notes: [
    'Rows are alike in groups of k by these columns alone, and only because all of them were averaged together: a column that others know beside them is not covered.',
  ],
})

function aggregated(columns: readonly Column[], k: number): Column[] {
  const rowCount = columns[0]!.type === 'number' ? columns[0]!.values.length : 0
  const whole = Uint32Array.from(Array(rowCount).keys()).filter((row) =>
    columns.every((column) => !isMissing(column, row)),
  )
  const numbers = columns.map((column) =>
    whole.length === 0 ? new Float64Array(0) : Float64Array.from(whole, (row) => (column as NumberColumn).values[row]!),
  )
  const group = new Int32Array(whole.length)
  let groups = 0
  for (const rows of blocksOf(numbers, { most: 2000, k })) {
    const own = mdavGroups(
      numbers.map((values) => Float64Array.from(rows, (row) => values[row]!)),
      k,
    )
    rows.forEach((row, at) => {
      group[row] = groups + own[at]!
    })
    groups += own.reduce((most, each) => Math.max(most, each + 1), 0)
  }
  // Fewer complete rows than k are no group.
  const isEnough = whole.length >= k
  return columns.map((column, place) => {
    const step = stepOf(numbers[place]!)
    const means = groupMeans(numbers[place]!, group)
    const values = new Float64Array(rowCount)
    const valid = new Uint8Array(rowCount)
    if (isEnough)
      whole.forEach((row, at) => {
        values[row] = onGrid(means[at]!, step)
        valid[row] = 1
      })
    return { type: 'number', name: column.name, values, valid: valid.includes(0) ? valid : null }
  })
}
