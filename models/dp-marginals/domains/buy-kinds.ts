import { discreteGaussian } from '../../../src/privacy/index.js'
import { type Column, type ColumnSchema, domainOf, isModelled, type Schema } from '../../../src/table/index.js'
import { cellShapes, mostDecimals, shapeOf } from './cell-shapes.js'
import type { Purchase } from './purchase.js'

/** Of a release's budget, what kinds may cost where one is bought. */
export const kindsShare = 0.02

/** Deviations of its noise that a count must hold: of hundreds of empty counts hardly one does. */
const clearOf = 4

export interface BoughtKinds {
  /** No column's kind is open any more; bounds and levels of those that were are. */
  readonly schema: Schema
  readonly rho: number
}

/**
 * Columns of which nobody said the kind (`domain: buy-kind`), told from noisy counts of what their cells look like: numbers of so many decimals, dates
 * of a few notations, or neither. One charge for all columns; a shape must be that of more than half of what is there, by the
 * noisy counts, else the column is categorical. Reads the columns as texts, after the charge.
 */
export async function buyKinds(
  schema: Schema,
  { ledger, rowsPerPatient, table, rho }: Purchase & { readonly rho: number },
): Promise<BoughtKinds> {
  const open = schema.columns.filter((column) => isModelled(column) && domainOf(column, schema) === 'buy-kind')
  if (open.length === 0) return { schema, rho: 0 }
  const sensitivity = rowsPerPatient * Math.sqrt(open.length) * (1 + 2 ** -50)
  const mechanism = discreteGaussian({ sensitivity, rho })
  const charge = ledger.charge(
    'kinds of columns: what cells look like',
    mechanism,
    `each row has one cell, of one shape, in each of ${open.length} columns`,
  )
  const rows = await table()
  const noisy = mechanism.release(
    open.flatMap(({ name }) => countsOf(rows.column(name))),
    charge,
  )
  const deviation = Math.sqrt(mechanism.variance!)
  const width = cellShapes.length + 1
  const told = new Map(
    open.map((column, at) => [column.name, columnOf(column, noisy.slice(at * width, (at + 1) * width), deviation)]),
  )
  return { schema: { ...schema, columns: schema.columns.map((each) => told.get(each.name) ?? each) }, rho }
}

function countsOf(column: Column): number[] {
  const counts = Array<number>(cellShapes.length + 1).fill(0)
  if (column.type !== 'level') return counts
  const shapes = column.levels.map(shapeOf)
  for (const code of column.codes) if (code >= 0) counts[shapes[code]!]!++
  return counts
}

/** What the noisy counts of its cells' shapes make of a column; the last count is of cells of no shape. Of public numbers alone. */
export function columnOf(column: ColumnSchema, noisy: ArrayLike<number>, deviation: number): ColumnSchema {
  const counts = Array.from(noisy)
  const clear = (count: number) => count >= clearOf * deviation
  const there = counts.filter(clear).reduce((sum, count) => sum + count, 0)
  const form = { ...column, domain: 'buy' as const }
  const dates = cellShapes.flatMap(({ column: { kind } }, at) => (kind === 'datetime' ? [at] : []))
  const date = dates.reduce((best, at) => (counts[at]! > counts[best]! ? at : best))
  if (clear(counts[date]!) && counts[date]! > there / 2) {
    const { format } = cellShapes[date]!.column as { readonly format: string }
    return { ...form, kind: 'datetime', format }
  }
  // Whole numbers are written the same with either mark, and are counted with the first.
  const whole = counts[0]!
  const decimals = (mark: '.' | ',') =>
    cellShapes.flatMap(({ column: each }, at) =>
      each.kind === 'numeric' && each.decimal === mark && each.decimals > 0 && clear(counts[at]!)
        ? [{ decimals: each.decimals, count: counts[at]! }]
        : [],
    )
  const [point, comma] = [decimals('.'), decimals(',')]
  const sum = (found: typeof point) => found.reduce((total, { count }) => total + count, 0)
  const isComma = sum(comma) > sum(point)
  const found = isComma ? comma : point
  const numbers = (clear(whole) ? whole : 0) + sum(found)
  if (!(numbers > there / 2)) return { ...form, kind: 'categorical' }
  const precision = Math.max(0, ...found.map(({ decimals: each }) => each))
  return {
    ...form,
    kind: 'numeric',
    ...(precision < mostDecimals && { precision }),
    ...(isComma && { decimal: ',' as const }),
  }
}
