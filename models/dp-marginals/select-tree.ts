import { exponential } from '../../src/privacy/index.js'
import type { Private } from './private-counts.js'

export interface SelectOptions {
  /** Released marginals of single columns, in rows. */
  readonly marginals: readonly Float64Array[]
  readonly total: number
  readonly candidates: readonly (readonly [one: number, other: number])[]
  readonly rho: number
}

/**
 * A spanning tree of columns, an edge at a time by the exponential mechanism among pairs that join two parts: the score is how far
 * the counts of a pair lie from independence, ‖x − μμ′/N‖₁. Of it only x is private, in which one patient of k rows moves cells by
 * k in all: Δ = k. All choices are charged at once, before rows are counted (McKenna, Miklau & Sheldon 2021, MST).
 */
export async function selectTree(
  { ledger, data }: Private,
  options: SelectOptions,
): Promise<(readonly [number, number])[]> {
  const { marginals, total, candidates, rho } = options
  const picks = marginals.length - 1
  if (picks < 1 || candidates.length === 0) return []
  const mechanisms = Array.from({ length: picks }, () =>
    exponential({ sensitivity: data.rowsPerPatient ?? 1, epsilon: Math.sqrt((8 * rho) / picks) }),
  )
  const charges = ledger.chargeAll(
    mechanisms.map((mechanism) => ({
      purpose: 'choice of pairs: one edge of a tree',
      reason: 'each row is in one cell of a pair, and the rest of its score is released',
      mechanism,
    })),
  )
  const exact = await data.counts(candidates)
  const scores = candidates.map(([one, other], place) =>
    dependence(exact[place]!, { rows: marginals[one]!, columns: marginals[other]!, total }),
  )
  const part = marginals.map((_, column) => column)
  const tree: (readonly [number, number])[] = []
  mechanisms.forEach((mechanism, pick) => {
    const joining = [...candidates.keys()].filter(
      (place) => part[candidates[place]![0]] !== part[candidates[place]![1]],
    )
    if (joining.length === 0) return
    const chosen = mechanism.release(
      joining.map((place) => scores[place]!),
      charges[pick]!,
    )
    const [one, other] = candidates[joining[chosen]!]!
    tree.push([one, other])
    const [kept, gone] = [part[one]!, part[other]!]
    part.forEach((each, column) => {
      if (each === gone) part[column] = kept
    })
  })
  return tree
}

function dependence(
  pair: Float64Array,
  { rows, columns, total }: { readonly rows: Float64Array; readonly columns: Float64Array; readonly total: number },
): number {
  let distance = 0
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columns.length; column++)
      distance += Math.abs(pair[row * columns.length + column]! - (rows[row]! * columns[column]!) / total)
  return distance
}
