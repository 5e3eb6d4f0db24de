import { type ColumnSchema, columnStep } from '../../../src/table/index.js'
import { unitOf } from '../../../src/table/linked/index.js'

/** The nearest value that a column can hold, within its bounds. Dates in milliseconds. */
export function ontoGrid(column: ColumnSchema): (value: number) => number {
  const step = columnStep(column)
  const { min, max } = boundsOf(column)
  const round = roundTo(step)
  return (value) => {
    const rounded = round(value)
    return rounded < min ? min : rounded > max ? max : rounded
  }
}

function boundsOf({ bounds, kind }: ColumnSchema): { readonly min: number; readonly max: number } {
  const numberOf = (bound: unknown, absent: number) =>
    typeof bound === 'number' && kind === 'numeric' ? bound : absent
  return {
    min: numberOf(bounds?.min, Number.NEGATIVE_INFINITY),
    max: numberOf(bounds?.max, Number.POSITIVE_INFINITY),
  }
}

/** Steps below 1 are rounded as their inverse: a tenth has no exact binary form, ten has. */
function roundTo(step: number): (value: number) => number {
  if (step === 0) return (value) => value
  if (step >= 1) return (value) => Math.round(value / step) * step
  const inverse = Math.round(1 / step)
  return (value) => Math.round(value * inverse) / inverse
}

/** What differences of a column count in: steps of a date, the numbers themselves. */
export function differenceUnit(column: ColumnSchema): number {
  return column.kind === 'datetime' ? columnStep(column) : 1
}

/** A difference of a column as a column of its own. */
export function differenceSchema({ name, role, kind, precision }: ColumnSchema): ColumnSchema {
  const decimals = kind === 'datetime' ? 0 : precision
  return { name, kind: 'numeric', role, ...(decimals !== undefined && { precision: decimals }), bounds: { min: 0 } }
}

/** Units of a column in one of its stated units (days, for dates). */
export function perUnit(column: ColumnSchema): number {
  return unitOf(column)
}
