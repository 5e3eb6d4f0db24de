import { drawWeighted, type Rng } from '../../src/math/index.js'

/** A class for each person, drawn from what is known of it: cell person·classes + class. O(people × classes). */
export function sampleClasses(
  posterior: Float64Array,
  { people, classes, rng }: { readonly people: number; readonly classes: number; readonly rng: Rng },
): Int32Array {
  return Int32Array.from({ length: people }, (_, person) =>
    drawWeighted(posterior.subarray(person * classes, (person + 1) * classes), rng),
  )
}

/** The classes that at least so many people are drawn in; the largest when none is. */
export function classesHeld(drawn: Int32Array, { classes, minCount }: { classes: number; minCount: number }): number[] {
  const sizes = new Float64Array(classes)
  for (const group of drawn) sizes[group] = sizes[group]! + 1
  const held = [...sizes.keys()].filter((group) => sizes[group]! >= minCount)
  return held.length > 0 ? held : [sizes.indexOf(Math.max(...sizes))]
}
