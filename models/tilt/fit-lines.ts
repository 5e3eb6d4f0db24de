import { forwardSelection } from '../../src/learn/index.js'
import type { TreeColumn } from '../network/index.js'
import type { LineBasis } from './line-basis.js'
import type { Line } from './tilt.js'

/** A term is taken where it is as clear as this: the square of its t value. */
const leastSquare = 4
/** The same for squares and frequent values: there are many, and lines through them reach far. */
const clearSquare = 9
/** The same of what explains how far out a column lies, on either side. */
const spreadSquare = 16
const mostTerms = 40
/** Terms looked at for one line: those most related to what it explains. */
const mostCandidates = 150
const mostSecond = 50

/** What a line explains: its mean square, and its mean products with every scale of the basis. */
export interface LineTarget {
  /** The scale that it belongs to. */
  readonly own: number
  readonly square: number
  readonly products: ArrayLike<number>
}

/** The scales of one column as what lines explain. */
export function scaleTargets(
  { scales, products }: LineBasis,
  { column, isOrdered }: { readonly column: number } & Pick<TreeColumn, 'isOrdered'>,
): LineTarget[] {
  const size = scales.length
  const own = [...scales.keys()].filter((index) => scales[index]!.column === column)
  return own
    .filter((scale) => !isOrdered || scales[scale]!.isExplained === true)
    .map((scale) => ({
      own: scale,
      square: products[scale * size + scale]!,
      products: products.subarray(scale * size, (scale + 1) * size),
    }))
}

/** The lines that explain `targets` by the scales of `earlier` columns; none where nothing is clear. */
export function fitLines(
  { scales, products, persons }: LineBasis,
  { targets, earlier }: { readonly targets: readonly LineTarget[]; readonly earlier: ReadonlySet<number> },
): Line[] {
  const candidates = [...scales.keys()].filter((index) => earlier.has(scales[index]!.column))
  return targets.flatMap((target): Line[] => {
    const related = (index: number) => Math.abs(target.products[index]!)
    const byRelation = [...candidates].sort((a, b) => related(b) - related(a) || a - b)
    const isSecond = (index: number) => scales[index]!.isSecond === true
    const nearest = [
      ...byRelation.filter((index) => !isSecond(index)).slice(0, mostCandidates),
      ...byRelation.filter(isSecond).slice(0, mostSecond),
    ]
    const size = nearest.length + 1
    const values = new Float64Array(size * size)
    const product = (row: number, column: number) => {
      if (row === nearest.length) return column === row ? target.square : target.products[nearest[column]!]!
      return column === nearest.length
        ? target.products[nearest[row]!]!
        : products[nearest[row]! * scales.length + nearest[column]!]!
    }
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) values[row * size + column] = product(row, column)
    const found = forwardSelection(
      { size, values },
      {
        candidates: [...nearest.keys()],
        target: nearest.length,
        leastSquareOf: (at) => (isSecond(target.own) ? spreadSquare : isSecond(nearest[at]!) ? clearSquare : undefined),
        ...{ persons, leastSquare, mostTerms: Math.min(mostTerms, Math.floor(persons / 5)) },
      },
    )
    if (found.terms.length === 0) return []
    const terms = Int32Array.from(found.terms, (at) => nearest[at]!)
    return [{ own: target.own, terms, coefficients: Float64Array.from(found.coefficients) }]
  })
}
