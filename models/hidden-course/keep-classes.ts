import type { Climbed } from './climb.js'
import type { Chain } from './course.js'
import { places } from './course.js'
import type { LearntStrand } from './learn-course.js'

/** Parameters with some of the classes of people only. */
export function keepClasses(
  { parameters, classes }: Climbed,
  tables: readonly LearntStrand[],
  kept: readonly number[],
): Climbed {
  if (kept.length === classes.length) return { parameters, classes }
  const total = kept.reduce((sum, group) => sum + classes[group]!, 0)
  return {
    classes: Float64Array.from(kept, (group) => classes[group]! / total),
    parameters: parameters.map((own, table) =>
      tables[table]!.above < 0 ? { ...own, chain: chainWith(own.chain, kept) } : own,
    ),
  }
}

function chainWith({ classes, states, initial, transitions }: Chain, kept: readonly number[]): Chain {
  const take = (all: Float64Array, block: number) => {
    const out = new Float64Array(places * kept.length * block)
    for (let place = 0; place < places; place++)
      kept.forEach((group, at) => {
        const from = (place * classes + group) * block
        out.set(all.subarray(from, from + block), (place * kept.length + at) * block)
      })
    return out
  }
  return {
    classes: kept.length,
    states,
    initial: take(initial, states),
    transitions: take(transitions, states * states),
  }
}
