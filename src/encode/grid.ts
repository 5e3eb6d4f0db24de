import { type ColumnSchema, columnStep } from '../table/index.js'

const mostDecimals = 6

/**
 * The distance between representable values: the schema's, else the coarsest decimal grid that all but fewer than `minCount`
 * values lie on, else 0.
 */
export function findStep(column: ColumnSchema, values: Float64Array, minCount: number): number {
  return stepOfCounted(column, { values }, minCount)
}

/** The same of values that occur so many times each; once where no rows are told. */
export function stepOfCounted(
  column: ColumnSchema,
  { values, rows }: { readonly values: Float64Array; readonly rows?: Float64Array },
  minCount: number,
): number {
  const declared = columnStep(column)
  if (declared > 0) return declared
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const snap = snapTo(10 ** -decimals)
    const off = values.reduce((count, value, at) => count + (snap(value) === value ? 0 : (rows?.[at] ?? 1)), 0)
    if (off < minCount) return 10 ** -decimals
  }
  return 0
}

/** Rounds to the nearest grid value, as the double that its decimal text reads as; the identity without a grid. */
export function snapTo(step: number): (value: number) => number {
  if (step === 0) return (value) => value
  if (step >= 1) return (value) => Math.round(value / step) * step
  const scale = Math.round(1 / step)
  return (value) => {
    const scaled = value * scale
    return Number.isFinite(scaled) ? Math.round(scaled) / scale : value
  }
}

/** The border below grid value `value`: half a step lower; the value itself without a grid. */
export function borderBelow(value: number, step: number): number {
  return value - step / 2
}
