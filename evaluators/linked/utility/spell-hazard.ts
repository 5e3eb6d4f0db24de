/** A stretch of time at one value, open at its start and closed at its end. */
export interface Spell {
  readonly from: number
  readonly to: number
  readonly event: boolean
  readonly value: number
}

const mostIterations = 30
const fewestEvents = 10

/**
 * Cox's model of one value that changes over time (Andersen & Gill, Ann. Stat. 10, 1982), ties after Breslow, by Newton's method. The log
 * hazard ratio with its standard error; undefined below ten events or where it does not exist. O(iterations × n log n).
 */
export function spellHazard(
  spells: readonly Spell[],
): { readonly coefficient: number; readonly error: number } | undefined {
  const events = spells.filter(({ event }) => event)
  if (events.length < fewestEvents) return undefined
  const byEnd = [...spells].sort((a, b) => b.to - a.to)
  const byStart = [...spells].sort((a, b) => b.from - a.from)
  const latestFirst = [...events].sort((a, b) => b.to - a.to)
  let coefficient = 0
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const { gradient, information } = partial({ byEnd, byStart, latestFirst }, coefficient)
    if (!(information > 0)) return undefined
    // Bounded steps: a value of a long tail overshoots.
    const step = Math.max(-1, Math.min(1, gradient / information))
    coefficient += step
    if (Math.abs(step) < 1e-8) return { coefficient, error: 1 / Math.sqrt(information) }
  }
  return undefined
}

/** Spells enter the set at risk when they end at the event's time or later, and leave it when they had not yet begun. */
function partial(
  { byEnd, byStart, latestFirst }: Record<'byEnd' | 'byStart' | 'latestFirst', readonly Spell[]>,
  coefficient: number,
): { readonly gradient: number; readonly information: number } {
  let [sum, first, second, gradient, information, entered, left] = [0, 0, 0, 0, 0, 0, 0]
  const add = ({ value }: Spell, sign: 1 | -1) => {
    const weight = sign * Math.exp(coefficient * value)
    sum += weight
    first += weight * value
    second += weight * value ** 2
  }
  for (const { to, value } of latestFirst) {
    while (entered < byEnd.length && byEnd[entered]!.to >= to) add(byEnd[entered++]!, 1)
    while (left < byStart.length && byStart[left]!.from >= to) add(byStart[left++]!, -1)
    const mean = first / sum
    gradient += value - mean
    information += second / sum - mean ** 2
  }
  return { gradient, information }
}
