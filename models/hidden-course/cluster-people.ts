import type { Rng } from '../../src/math/index.js'

const passes = 10

/**
 * A cluster a person, by k-means on rows of numbers (cell person·width + place). Each further centre starts at a person drawn
 * the more likely, the farther from the centres before. O(passes × people × clusters × width).
 * D. Arthur, S. Vassilvitskii, k-means++: the advantages of careful seeding, 2007.
 */
export function clusterPeople(
  points: Float64Array,
  { people, clusters, rng }: { readonly people: number; readonly clusters: number; readonly rng: Rng },
): Uint16Array {
  const labels = new Uint16Array(people)
  if (clusters === 1 || people === 0) return labels
  const width = points.length / people
  const point = (person: number) => points.subarray(person * width, (person + 1) * width)
  const centres = [Float64Array.from(point(rng.below(people)))]
  const nearest = new Float64Array(people).fill(Number.POSITIVE_INFINITY)
  while (centres.length < clusters) {
    let total = 0
    for (let person = 0; person < people; person++) {
      nearest[person] = Math.min(nearest[person]!, distance(point(person), centres.at(-1)!))
      total += nearest[person]!
    }
    let left = rng.uniform() * total
    let chosen = 0
    for (let person = 0; person < people && left >= 0; person++) {
      chosen = person
      left -= nearest[person]!
    }
    centres.push(Float64Array.from(point(chosen)))
  }
  for (let pass = 0; pass < passes; pass++) {
    const sizes = new Float64Array(clusters)
    const sums = centres.map(() => new Float64Array(width))
    for (let person = 0; person < people; person++) {
      let best = 0
      let least = Number.POSITIVE_INFINITY
      centres.forEach((centre, cluster) => {
        const away = distance(point(person), centre)
        if (away < least) {
          least = away
          best = cluster
        }
      })
      labels[person] = best
      sizes[best] = sizes[best]! + 1
      for (let place = 0; place < width; place++)
        sums[best]![place] = sums[best]![place]! + points[person * width + place]!
    }
    sums.forEach((sum, cluster) => {
      if (sizes[cluster]! > 0) centres[cluster] = sum.map((value) => value / sizes[cluster]!)
    })
  }
  return labels
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let place = 0; place < a.length; place++) sum += (a[place]! - b[place]!) ** 2
  return sum
}
