/** The risk of single people from sampling weights (Franconi & Polettini 2004): how many each stands for. */
export interface IndividualRisk {
  readonly highest: number
  readonly average: number
  /** People expected to be named by an attempt at all of them. */
  readonly expected: number
}

/**
 * The risk of a person of a class of `held` people in the table who stand for `weight` people together. Held alone: (p/q) ln(1/p),
 * p = held/weight, q = 1 − p; two: p/q − (p/q)² ln(1/p); more: p/(held − q).
 */
export function classRisk(held: number, weight: number): number {
  if (weight <= held) return 1 / held
  const p = held / weight
  const q = 1 - p
  if (held === 1) return (p / q) * Math.log(1 / p)
  if (held === 2) return p / q - (p / q) ** 2 * Math.log(1 / p)
  return p / (held - q)
}

/** Of all people, by the class of each row and the weight of each row; people without a weight stand for themselves. */
export function individualRisk(of: Int32Array, weights: ArrayLike<number>): IndividualRisk {
  let classes = 0
  for (const own of of) classes = Math.max(classes, own + 1)
  const held = new Float64Array(classes)
  const weight = new Float64Array(classes)
  for (let row = 0; row < of.length; row++) {
    held[of[row]!]! += 1
    weight[of[row]!]! += weights[row]! > 0 ? weights[row]! : 1
  }
  let [highest, expected] = [0, 0]
  for (let own = 0; own < classes; own++) {
    if (held[own] === 0) continue
    const risk = classRisk(held[own]!, weight[own]!)
    highest = Math.max(highest, risk)
    expected += held[own]! * risk
  }
  return { highest, average: of.length === 0 ? 0 : expected / of.length, expected }
}
