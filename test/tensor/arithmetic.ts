import { createRng } from '../../src/math/index.js'
import { openMatrices } from '../../src/tensor/index.js'

export interface Shape {
  readonly rows: number
  readonly columns: number
}

export const left: Shape = { rows: 37, columns: 19 }
export const right: Shape = { rows: 19, columns: 23 }

/** Positive numbers, row-major. */
export function numbersOf({ rows, columns }: Shape, seed: string): Float32Array {
  const rng = createRng(seed)
  return Float32Array.from({ length: rows * columns }, () => 0.5 + rng.uniform())
}

/** Every operation once, on the backend of this process. */
export async function everyOperation(): Promise<{
  readonly backend: string
  readonly results: Record<string, number[]>
}> {
  const matrices = await openMatrices()
  const make = (shape: Shape, seed: string) => matrices.matrix(numbersOf(shape, seed), shape.rows, shape.columns)
  const a = make(left, 'a')
  const other = make(left, 'other')
  const made = {
    product: matrices.product(a, make(right, 'b')),
    transpose: matrices.transpose(a),
    times: matrices.times(a, other),
    'times one row': matrices.times(a, make({ rows: 1, columns: left.columns }, 'row')),
    'times one column': matrices.times(a, make({ rows: left.rows, columns: 1 }, 'column')),
    dividedBy: matrices.dividedBy(a, other),
    rowSums: matrices.rowSums(a),
    columnSums: matrices.columnSums(a),
  }
  const results: Record<string, number[]> = {}
  for (const [name, matrix] of Object.entries(made)) results[name] = [...matrices.values(matrix)]
  return { backend: matrices.backend, results }
}

/** The same by plain loops in double precision. */
export function everyOperationPlainly(): Record<string, number[]> {
  const a = numbersOf(left, 'a')
  const b = numbersOf(right, 'b')
  const other = numbersOf(left, 'other')
  const row = numbersOf({ rows: 1, columns: left.columns }, 'row')
  const column = numbersOf({ rows: left.rows, columns: 1 }, 'column')
  const { rows, columns } = left
  const each = (shape: Shape, value: (i: number, j: number) => number) =>
    Array.from({ length: shape.rows * shape.columns }, (_, cell) =>
      value(Math.floor(cell / shape.columns), cell % shape.columns),
    )
  const sum = (count: number, term: (k: number) => number) => {
    let total = 0
    for (let k = 0; k < count; k++) total += term(k)
    return total
  }
  const at = (i: number, j: number) => a[i * columns + j]!
  return {
    product: each({ rows, columns: right.columns }, (i, j) =>
      sum(columns, (k) => at(i, k) * b[k * right.columns + j]!),
    ),
    transpose: each({ rows: columns, columns: rows }, (i, j) => at(j, i)),
    times: each(left, (i, j) => at(i, j) * other[i * columns + j]!),
    'times one row': each(left, (i, j) => at(i, j) * row[j]!),
    'times one column': each(left, (i, j) => at(i, j) * column[i]!),
    dividedBy: each(left, (i, j) => at(i, j) / other[i * columns + j]!),
    rowSums: each({ rows, columns: 1 }, (i) => sum(columns, (k) => at(i, k))),
    columnSums: each({ rows: 1, columns }, (_, j) => sum(rows, (k) => at(k, j))),
  }
}
