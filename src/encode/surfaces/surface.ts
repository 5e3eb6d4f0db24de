import type { Table } from '../../table/index.js'
import { type Axis, axisParts } from './axis.js'

/** A product of parts of different axes, one factor an axis; none for the constant. */
export type Term = readonly (readonly [axis: number, part: number])[]

/** A smooth function of a few columns: a sum of products. Plain data, as it stands in a model file. */
export interface Surface {
  readonly axes: readonly Axis[]
  readonly terms: readonly Term[]
  readonly coefficients: readonly number[]
}

/** Every term at each row, and which rows have all cells of the axes. O(rows × terms). */
export function termValues(
  { axes, terms }: Pick<Surface, 'axes' | 'terms'>,
  table: Table,
): { readonly values: readonly Float64Array[]; readonly valid: Uint8Array } {
  const columns = axes.map((axis) => axisParts(axis, table))
  const valid = new Uint8Array(table.rowCount).fill(1)
  for (const each of columns) for (let row = 0; row < valid.length; row++) valid[row]! &= each.valid[row]!
  const values = terms.map((term) => {
    const product = new Float64Array(table.rowCount).fill(1)
    for (const [axis, part] of term) {
      const factor = columns[axis]!.parts[part]!
      for (let row = 0; row < product.length; row++) product[row]! *= factor[row]!
    }
    return product
  })
  return { values, valid }
}

/** The height of a surface at each row, where no cell of its axes is missing. O(rows × terms). */
export function surfaceValues(
  surface: Surface,
  table: Table,
): { readonly values: Float64Array; readonly valid: Uint8Array } {
  const terms = termValues(surface, table)
  const values = new Float64Array(table.rowCount)
  terms.values.forEach((term, at) => {
    const coefficient = surface.coefficients[at]!
    for (let row = 0; row < values.length; row++) values[row]! += coefficient * term[row]!
  })
  return { values, valid: terms.valid }
}
