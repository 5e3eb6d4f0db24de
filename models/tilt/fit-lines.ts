import { forwardSelection } from '../../src/learn/index.js'
import type { TreeColumn } from '../network/index.js'
import type { LineBasis } from './line-basis.js'
import type { Line } from './tilt.js'

/** A term is taken where it is as clear as this: the square of its t value. */
const leastSquare = 4
const mostTerms = 40
/** Terms looked at for one line: those most related to what it explains. */
const mostCandidates = 150

/** The lines of one column through those of `earlier`; none where nothing is clear. */
export function fitLines(
  { scales, products, persons }: LineBasis,
  {
    column,
    isOrdered,
    earlier,
  }: { readonly column: number; readonly earlier: ReadonlySet<number> } & Pick<TreeColumn, 'isOrdered'>,
): Line[] {
  const size = scales.length
  const places = scales.map((_, index) => index)
  const candidates = places.filter((index) => earlier.has(scales[index]!.column))
  const own = places.filter((index) => scales[index]!.column === column).slice(0, isOrdered ? 1 : undefined)
  return own.flatMap((target): Line[] => {
    const related = (index: number) => Math.abs(products[target * size + index]!)
    const nearest = [...candidates].sort((a, b) => related(b) - related(a) || a - b).slice(0, mostCandidates)
    const found = forwardSelection(
      { size, values: products },
      { candidates: nearest, target, persons, leastSquare, mostTerms: Math.min(mostTerms, Math.floor(persons / 5)) },
    )
    if (found.terms.length === 0) return []
    return [{ own: target, terms: Int32Array.from(found.terms), coefficients: Float64Array.from(found.coefficients) }]
  })
}
