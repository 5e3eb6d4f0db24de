import { z } from 'zod'
import type { Column } from '../../src/table/index.js'
import { columnTechnique } from '../perturbation/column-technique.js'
import { columnsOption } from '../perturbation/techniques/columns-option.js'
import { suppressCells } from './suppress-cells.js'

/** Single cells blank where too few rows are alike, least important columns first (as sdcMicro's local suppression). */
export const cellSuppression = columnTechnique({
  id: 'cell-suppression',
  title: 'Cell suppression',
  nature: 'generalised',
  options: z.strictObject({
    columns: columnsOption.describe(
      'what others may know, the most important first: cells of the last are blanked first',
    ),
    k: z.int().min(2).default(11).describe('rows that are alike at least'),
    missing: z
      .enum(['category', 'wildcard-both', 'never'])
      .default('category')
      .describe('what a blank cell equals: blank ones; everything, both ways; nothing that others hold'),
    subsets: z.int().min(1).optional().describe('all combinations of so many columns hold k, not all columns together'),
  }),
  takes: 'all',
  change(columns, { options }) {
    if (columns.length === 0) return columns
    const { blank } = suppressCells(columns, options)
    return columns.map((column, place) => blanked(column, blank[place]!))
  },
  notes: [
    'Blank cells tell that a row was rare. Rows that no blank cell could make alike keep none of these columns, and are still fewer than k where all of them together are.',
  ],
})

function blanked(column: Column, blank: Uint8Array): Column {
  if (!blank.includes(1)) return column
  if (column.type === 'level')
    return { ...column, codes: column.codes.map((code, row) => (blank[row] === 1 ? -1 : code)) }
  const { valid } = column
  return {
    ...column,
    values: column.values.map((value, row) => (blank[row] === 1 ? 0 : value)),
    valid: blank.map((own, row) => (own === 1 || valid?.[row] === 0 ? 0 : 1)),
  }
}
