/** A half-open or closed stretch of numbers; an absent end is unbounded. */
export interface NumberRange {
  readonly min?: number
  readonly max?: number
  /** Exclude the end itself. */
  readonly minOpen?: boolean
  readonly maxOpen?: boolean
}

/** The set of cells a condition accepts in one column: any of the levels, any of the ranges, and missing if said. */
export interface CellSet {
  readonly levels?: readonly string[]
  readonly ranges?: readonly NumberRange[]
  readonly missing: boolean
}

/** A condition on a row: every named column's cell lies in its set. Columns not named are free. */
export type Evidence = ReadonlyMap<string, CellSet>

export function rangeContains({ min, max, minOpen = false, maxOpen = false }: NumberRange, value: number): boolean {
  if (min !== undefined && (minOpen ? value <= min : value < min)) return false
  if (max !== undefined && (maxOpen ? value >= max : value > max)) return false
  return true
}

/** Whether a condition accepts a cell: a number, a level's text, or null for missing. */
export function cellSetContains({ levels = [], ranges = [], missing }: CellSet, cell: number | string | null): boolean {
  if (cell === null) return missing
  return typeof cell === 'string' ? levels.includes(cell) : ranges.some((range) => rangeContains(range, cell))
}
