import { datetimeReader, decimalsOf, parseNumber } from '../../../src/table/index.js'

/** What a cell's text looks like, of a list that is the same for every table. */
export interface CellShape {
  readonly id: string
  /** What a column of such cells is; of the notation alone. */
  readonly column:
    | { readonly kind: 'numeric'; readonly decimal: '.' | ','; readonly decimals: number }
    | { readonly kind: 'datetime'; readonly format: string }
  readonly fits: (text: string) => boolean
}

/** Beyond so many, decimals are not told apart: the column has no precision then. */
export const mostDecimals = 3

const numbers: readonly CellShape[] = (['.', ','] as const).flatMap((decimal) =>
  Array.from({ length: mostDecimals + 1 }, (_, decimals) => ({
    id: `${decimals}${decimal}`,
    column: { kind: 'numeric' as const, decimal, decimals },
    fits: (text: string) => isNumber(text, decimal) && Math.min(mostDecimals, decimalsOf(text, decimal)) === decimals,
  })),
)

const iso = { date: /^\d{4}-\d\d-\d\d$/, datetime: /^\d{4}-\d\d-\d\d[T ]/ } as const
const patterns = ['DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY', 'DD-MM-YYYY', 'YYYY/MM/DD'] as const
const times = ['', ' HH:mm', ' HH:mm:ss'] as const

const dates: readonly CellShape[] = [
  ...(['date', 'datetime'] as const).map((format) => {
    const read = datetimeReader({ format })
    const fits = (text: string) => iso[format].test(text) && !Number.isNaN(read(text))
    return { id: format, column: { kind: 'datetime' as const, format }, fits }
  }),
  ...times.flatMap((time) =>
    patterns.map((pattern) => {
      const format = pattern + time
      const read = datetimeReader({ format })
      // ISO 8601, which every reader takes, is a shape of its own.
      const fits = (text: string) => !iso.date.test(text.slice(0, 10)) && !Number.isNaN(read(text))
      return { id: format, column: { kind: 'datetime' as const, format }, fits }
    }),
  ),
]

/** In the order in which they are tried: a cell has the first that fits, so it counts once. */
export const cellShapes: readonly CellShape[] = [...numbers, ...dates]

/** The place of a text's shape in `cellShapes`; their number where none fits. */
export function shapeOf(text: string): number {
  const found = cellShapes.findIndex(({ fits }) => fits(text))
  return found < 0 ? cellShapes.length : found
}

/** A code that begins with a zero (`0750`) is no number. */
function isNumber(text: string, decimal: '.' | ','): boolean {
  return !/^[+-]?0\d/.test(text) && Number.isFinite(parseNumber(text, decimal))
}
