import type { LearntStrand } from './learn-course.js'

/** A strand under people with all that hangs on it: what shares a class, and nothing with other components. */
export interface Component {
  /** Numbers of its strands among all, the one under people first. */
  readonly numbers: readonly number[]
  readonly strands: readonly LearntStrand[]
}

/** Strands divided by whose class they hang on; each knows the one above by its place in the component. */
export function componentsOf(strands: readonly LearntStrand[]): Component[] {
  const top = strands.map((_, number) => {
    let at = number
    while (strands[at]!.above >= 0) at = strands[at]!.above
    return at
  })
  return [...new Set(top)].map((root) => {
    const numbers = [...strands.keys()].filter((number) => top[number] === root)
    return {
      numbers,
      strands: numbers.map((number) => ({ ...strands[number]!, above: numbers.indexOf(strands[number]!.above) })),
    }
  })
}
