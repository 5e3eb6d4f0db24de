import { isNumberKind, type Schema, type Table } from '../../table/index.js'
import { axisOf, numberAt } from './axis.js'
import { columnNamed, declaredBounds, refused } from './domain.js'

/** The terms of a regression: the intercept, number columns on [−1, 1] by their bounds, and each level of the others but the first. */
export interface Terms {
  readonly names: readonly string[]
  /** By term, how much of its column one step of it is: half the range, 1 for levels; and where 0 lies. */
  readonly halves: Float64Array
  readonly middles: Float64Array
  /** Terms of a row that are not 0 at once, at most: their squares sum to no more. */
  readonly active: number
  readonly columns: readonly string[]
  readonly key: readonly unknown[]
  /** Row-major, with whether every column has a value. O(rows × terms). */
  of(table: Table): { readonly values: Float64Array; readonly complete: Uint8Array }
}

/** Throws `bad-option`: a column twice, one without declared bounds or levels. */
export function termsOf(
  columns: readonly string[],
  { schema, question }: { readonly schema: Schema; readonly question: string },
): Terms {
  const parts = columns.map((name) => {
    const column = columnNamed(name, schema, question)
    if (columns.filter((each) => each === name).length > 1) throw refused('it stands twice', { column, question })
    if (isNumberKind(column.kind)) {
      const { min, max } = declaredBounds(column, question)
      return { name, levels: undefined, labels: [name], middle: (min + max) / 2, half: (max - min) / 2 }
    }
    const axis = axisOf({ column: name }, schema, question)
    const labels = axis.labels.slice(1, -1).map((label) => `${name}: ${label}`)
    return { name, levels: axis, labels, middle: 0, half: 1 }
  })
  const names = ['intercept', ...parts.flatMap(({ labels }) => labels)]
  const spread = (of: 'half' | 'middle') => parts.flatMap((part) => part.labels.map(() => part[of]))
  return {
    names,
    halves: Float64Array.from([1, ...spread('half')]),
    middles: Float64Array.from([0, ...spread('middle')]),
    active: 1 + parts.length,
    columns,
    key: parts.map(({ name, levels, middle, half }) => levels?.key ?? [name, middle, half]),
    of(table) {
      const values = new Float64Array(table.rowCount * names.length)
      const complete = new Uint8Array(table.rowCount).fill(1)
      let at = 1
      for (let row = 0; row < table.rowCount; row++) values[row * names.length] = 1
      for (const { name, levels, labels, middle, half } of parts) {
        const column = table.column(name)
        const places = levels?.place(table)
        for (let row = 0; row < table.rowCount; row++) {
          if (places !== undefined) {
            const place = places[row]!
            if (place === levels!.missing) complete[row] = 0
            else if (place > 0) values[row * names.length + at + place - 1] = 1
            continue
          }
          const value = numberAt(column, row)
          if (value === undefined) complete[row] = 0
          else values[row * names.length + at] = Math.min(1, Math.max(-1, (value - middle) / half))
        }
        at += labels.length
      }
      return { values, complete }
    },
  }
}

/** Coefficients of scaled terms as those of the columns themselves: the intercept takes up where the middles lie. */
export function unscaled(scaled: Float64Array, { halves, middles }: Pick<Terms, 'halves' | 'middles'>): Float64Array {
  const own = scaled.map((value, term) => value / halves[term]!)
  for (let term = 1; term < own.length; term++) own[0]! -= own[term]! * middles[term]!
  return own
}

/** Where the product of two terms stands among those of a symmetric matrix: row by row from the diagonal on. */
export function packedSize(size: number): number {
  return (size * (size + 1)) / 2
}

/** A symmetric matrix from its upper triangle. */
export function unpacked(upper: ArrayLike<number>, size: number): Float64Array {
  const matrix = new Float64Array(size * size)
  let at = 0
  for (let row = 0; row < size; row++)
    for (let column = row; column < size; column++) {
      matrix[row * size + column] = upper[at]!
      matrix[column * size + row] = upper[at]!
      at++
    }
  return matrix
}
