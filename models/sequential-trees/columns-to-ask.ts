import type { LineBasis } from '../tilt/index.js'

/** Earlier columns that trees look at for one column, beside its parents. */
const mostAsked = 24

/**
 * Of the columns placed before one, those its trees look at, ascending: all of a few dozen; of more, its parents in the network
 * that gave the order and the columns most correlated with it, the last placed where no correlations are known. So a table of 200 columns takes
 * time in proportion to its columns, not to their square. O(scales).
 */
export function columnsToAsk(
  column: number,
  {
    earlier,
    parents,
    basis,
  }: { readonly earlier: readonly number[]; readonly parents: readonly number[]; readonly basis: LineBasis | null },
): readonly number[] {
  const ascending = [...earlier].sort((a, b) => a - b)
  if (earlier.length <= mostAsked) return ascending
  const strongest = basis === null ? null : strongestProducts(column, basis)
  const place = new Map(earlier.map((each, at) => [each, at]))
  const rank = (each: number) => strongest?.get(each) ?? (place.get(each)! + 1) / (1e6 * earlier.length)
  const byRank = [...ascending].sort((a, b) => rank(b) - rank(a) || a - b)
  const asked = new Set([...parents, ...byRank.slice(0, mostAsked)])
  return ascending.filter((each) => asked.has(each))
}

/** Of every column, the largest correlation of one of its scales with one of this column's. */
function strongestProducts(column: number, { scales, products }: LineBasis): Map<number, number> {
  const strongest = new Map<number, number>()
  scales.forEach(({ column: own }, row) => {
    if (own !== column) return
    scales.forEach(({ column: other }, at) => {
      const product = Math.abs(products[row * scales.length + at]!)
      strongest.set(other, Math.max(product, strongest.get(other) ?? 0))
    })
  })
  return strongest
}
