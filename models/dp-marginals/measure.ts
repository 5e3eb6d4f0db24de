import { discreteGaussian } from '../../src/privacy/index.js'
import { cellsOf, type Measurement, type Scope } from '../graphical/index.js'
import type { Private } from './private-counts.js'

export interface MeasureOptions {
  readonly purpose: string
  readonly scopes: readonly Scope[]
  /** What all of them may cost together. */
  readonly rho: number
}

/**
 * Noisy tables of counts, all for one charge: one patient of k rows moves the cells of each by k at most in Euclidean norm, all in
 * one cell, and k·√m together. The charge is written down before the rows are looked at.
 */
export async function measure(
  { ledger, data }: Private,
  { purpose, scopes, rho }: MeasureOptions,
): Promise<Measurement[]> {
  // The root is rounded up: its square is not below m.
  const { rowsPerPatient: rows = 1 } = data
  const sensitivity = scopes.length === 1 ? rows : rows * Math.sqrt(scopes.length) * (1 + 2 ** -50)
  const mechanism = discreteGaussian({ sensitivity, rho })
  const charge = ledger.charge(
    purpose,
    mechanism,
    rows === 1
      ? `one row is in one cell of each of ${scopes.length} tables`
      : `${rows} rows of a patient may be in one cell of each of ${scopes.length} tables`,
  )
  const exact = await data.counts(scopes)
  const noisy = mechanism.release(joined(exact), charge)
  let start = 0
  return scopes.map((scope) => {
    const cells = cellsOf(scope, data.sizes)
    const values = noisy.slice(start, start + cells)
    start += cells
    return { scope, values, weights: new Float64Array(cells).fill(1 / mechanism.variance!) }
  })
}

/** Rows in all, and never less than one: sums of the tables by how sure each is. */
export function noisyTotal(measurements: readonly Measurement[]): number {
  let sum = 0
  let weight = 0
  for (const { values, weights } of measurements) {
    const sureness = 1 / weights.reduce((variance, each) => variance + 1 / each, 0)
    sum += sureness * values.reduce((total, value) => total + value, 0)
    weight += sureness
  }
  return Math.max(1, sum / weight)
}

/** Two measurements of one scope as one, by their weights. */
export function combined(one: Measurement, other: Measurement): Measurement {
  const weights = one.weights.map((weight, cell) => weight + other.weights[cell]!)
  const values = one.values.map(
    (value, cell) => (value * one.weights[cell]! + other.values[cell]! * other.weights[cell]!) / weights[cell]!,
  )
  return { scope: one.scope, values, weights }
}

function joined(tables: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(tables.reduce((sum, table) => sum + table.length, 0))
  let start = 0
  for (const table of tables) {
    all.set(table, start)
    start += table.length
  }
  return all
}
