import type { Recorded } from '../../../src/privacy/audit/index.js'

/** What a fit did that its declared sensitivities do not allow. */
export type ReplayFault =
  /** Another mechanism, another size of the noise or another number of values on the neighbour: the sequence itself tells. */
  | { readonly kind: 'sequence'; readonly release: number; readonly mechanism: string }
  /** What a mechanism was given moved by more than it declares. */
  | {
      readonly kind: 'sensitivity'
      readonly release: number
      readonly mechanism: string
      readonly moved: number
      readonly declared: number
    }

/** Numbers that are not whole may be off by rounding. */
const slack = 1 + 1e-9

/**
 * Record and replay (Cebere et al. 2026): what a fit gave its mechanisms on one table, against what it gives them on a neighbour when
 * every release gives what it gave before. The sequence must be the same, and no input may move by more than declared. Deterministic: a
 * fault found is one.
 */
export function replayFaults(own: readonly Recorded[], neighbour: readonly Recorded[]): readonly ReplayFault[] {
  const faults: ReplayFault[] = []
  for (let release = 0; release < Math.max(own.length, neighbour.length); release++) {
    const [one, other] = [own[release], neighbour[release]]
    if (one === undefined || other === undefined || !isSameCall(one, other)) {
      faults.push({ kind: 'sequence', release, mechanism: (one ?? other)!.mechanism })
      // What follows is another conversation.
      return faults
    }
    const { norm, bound } = one.sensitivity
    const moved = distance(norm, one.exact, other.exact)
    if (!(moved <= bound * slack))
      faults.push({ kind: 'sensitivity', release, mechanism: one.mechanism, moved, declared: bound })
  }
  return faults
}

function isSameCall(one: Recorded, other: Recorded): boolean {
  return (
    one.mechanism === other.mechanism &&
    one.scale === other.scale &&
    one.sensitivity.norm === other.sensitivity.norm &&
    one.sensitivity.bound === other.sensitivity.bound &&
    // How many values there are is what a patient adds or takes away.
    (one.sensitivity.norm === 'values' || one.exact.length === other.exact.length)
  )
}

/** Of two inputs in a norm; infinite where one is no number. */
export function distance(
  norm: Recorded['sensitivity']['norm'],
  one: readonly number[],
  other: readonly number[],
): number {
  if (norm === 'values') return valuesApart(one, other)
  let sum = 0
  let most = 0
  for (let place = 0; place < one.length; place++) {
    const gap = Math.abs(one[place]! - other[place]!)
    if (Number.isNaN(gap)) return Number.POSITIVE_INFINITY
    sum += norm === 'l2' ? gap * gap : gap
    most = Math.max(most, gap)
  }
  return norm === 'linf' ? most : norm === 'l2' ? Math.sqrt(sum) : sum
}

/** How many values are in one list and not in the other, whatever their order. */
function valuesApart(one: readonly number[], other: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of one) counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const value of other) counts.set(value, (counts.get(value) ?? 0) - 1)
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0)
}
