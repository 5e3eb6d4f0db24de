import { solvePositiveDefinite } from '../../math/index.js'
import type { Table } from '../../table/index.js'
import type { Axis } from './axis.js'
import { chooseTerms } from './choose-terms.js'
import { type Surface, termValues } from './surface.js'

export interface SurfaceTask {
  /** What the surface is to be, by row of the table. */
  readonly target: Float64Array
  /** Rows that may be learnt from. */
  readonly rows: Uint32Array
  /** The part of each of `rows`, 0 to 2: all rows of a person are in one. */
  readonly parts: Uint8Array
  readonly persons: number
  /** Fewer terms, enough to compare columns by. */
  readonly isBrief?: boolean
}

export interface FittedSurface {
  readonly surface: Surface
  /** Share of the variance of a part that surfaces fitted to the other two explain. */
  readonly explained: number
}

const partCount = 3
/** People for each coefficient. */
const peopleEach = 8
const mostTerms = 320
/** Of a term's own mean square: how far coefficients are held back. */
const penalties = [1e-6, 1e-4, 1e-2]
const digits = 8

/**
 * Least squares on the terms of a surface, held back as far as two thirds of the people say for the other third. Null where
 * there are too few people for the axes. O(rows × terms² + terms³).
 */
export function fitSurface(table: Table, axes: readonly Axis[], task: SurfaceTask): FittedSurface | null {
  const { target, rows, parts, persons, isBrief = false } = task
  const terms = chooseTerms(axes, { most: Math.min(mostTerms, Math.floor(persons / peopleEach)), isBrief })
  if (terms === null) return null
  const part = table.take(rows)
  const { values, valid } = termValues({ axes, terms }, part)
  const own = Float64Array.from(rows, (row) => target[row]!)
  const sums = Array.from({ length: partCount }, (_, at) =>
    productsOf(values, { own, isIn: (row) => valid[row] === 1 && parts[row] === at }),
  )
  const all = joined(sums)
  const spread = all.square - all.total ** 2 / all.count
  if (!(spread > 0)) return null
  let best = { left: Number.POSITIVE_INFINITY, penalty: penalties[0]! }
  for (const penalty of penalties) {
    const left = sums.reduce((sum, tested) => {
      const solved = solve(joined(sums.filter((each) => each !== tested)), penalty)
      return sum + (solved === null ? Number.POSITIVE_INFINITY : unexplained(tested, solved))
    }, 0)
    if (left < best.left) best = { left, penalty }
  }
  const solved = solve(all, best.penalty)
  if (solved === null || !Number.isFinite(best.left)) return null
  const coefficients = Array.from(solved, (value) => Number(value.toPrecision(digits)))
  return { surface: { axes, terms, coefficients }, explained: 1 - best.left / spread }
}

interface Products {
  readonly count: number
  /** Row-major, of every two terms. */
  readonly terms: Float64Array
  readonly withTarget: Float64Array
  readonly square: number
  readonly total: number
}

function productsOf(
  values: readonly Float64Array[],
  { own, isIn }: { readonly own: Float64Array; readonly isIn: (row: number) => boolean },
): Products {
  const rows = Uint32Array.from(own, (_, row) => row).filter(isIn)
  const columns = values.map((column) => Float64Array.from(rows, (row) => column[row]!))
  const target = Float64Array.from(rows, (row) => own[row]!)
  const size = columns.length
  const terms = new Float64Array(size * size)
  for (let first = 0; first < size; first++)
    for (let second = 0; second <= first; second++) {
      const sum = product(columns[first]!, columns[second]!)
      terms[first * size + second] = sum
      terms[second * size + first] = sum
    }
  return {
    count: rows.length,
    terms,
    withTarget: Float64Array.from(columns, (column) => product(column, target)),
    square: product(target, target),
    total: target.reduce((sum, value) => sum + value, 0),
  }
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

function joined(all: readonly Products[]): Products {
  const add = (a: Float64Array, b: Float64Array) => a.map((value, at) => value + b[at]!)
  return all.reduce((a, b) => ({
    count: a.count + b.count,
    terms: add(a.terms, b.terms),
    withTarget: add(a.withTarget, b.withTarget),
    square: a.square + b.square,
    total: a.total + b.total,
  }))
}

/** The first term is the constant: it is not held back. */
function solve({ terms, withTarget }: Products, penalty: number): Float64Array | null {
  const size = withTarget.length
  const matrix = terms.slice()
  for (let at = 1; at < size; at++) matrix[at * size + at]! += penalty * (terms[at * size + at]! + 1e-9)
  return solvePositiveDefinite(matrix, withTarget) ?? null
}

function unexplained({ terms, withTarget, square }: Products, coefficients: Float64Array): number {
  const size = coefficients.length
  let sum = square
  for (let at = 0; at < size; at++) {
    const own = coefficients[at]!
    if (own === 0) continue
    let along = 0
    for (let other = 0; other < size; other++) along += terms[at * size + other]! * coefficients[other]!
    sum += own * (along - 2 * withTarget[at]!)
  }
  return sum
}
