/** What a made-up value may depend on: its place in the release, draws of the row, and what the row says elsewhere. */
export interface SurrogateRow {
  /** A number below `size`, different for every row until all have been used. */
  readonly place: (size: number) => number
  /** How often all numbers below `size` have been used before this row; 0 when not told. */
  readonly rounds?: (size: number) => number
  /** Uniform on 0 … bound − 1: one number a purpose and row, the same for every column. */
  readonly draw: (purpose: string, bound: number) => number
  readonly sex?: 'f' | 'm'
  readonly birthYear?: number
}

/** A kind of made-up values; none needs anything of the real ones. */
export interface Surrogate {
  readonly id: string
  readonly make: (row: SurrogateRow) => string
}

export function drawOf<Value>(values: readonly Value[], { draw }: SurrogateRow, purpose: string): Value {
  return values[draw(purpose, values.length)] as Value
}

export function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
