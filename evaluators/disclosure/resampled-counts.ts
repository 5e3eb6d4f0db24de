/** A count with the interval in which it lies in 95 of 100 tables of people drawn like these. */
export interface ResampledCount {
  readonly count: number
  readonly interval: readonly [number, number]
}

/**
 * Intervals of a bootstrap over people in closed form: each is drawn as often as a Poisson number of mean 1, so that a class of n has
 * a Poisson number of mean n, and counts of classes are sums of independent chances. Of the normal approximation, around what was
 * counted.
 */
export interface ClassResampling {
  /** Classes that somebody is in. */
  readonly classes: ResampledCount
  /** People who stand alone. */
  readonly alone: ResampledCount
  /** People of classes of at most `most`. */
  readonly upTo: ResampledCount
}

/** O(classes + largest size looked at²). */
export function resampledCounts(sizes: ArrayLike<number>, { most }: { readonly most: number }): ClassResampling {
  const bySize = new Map<number, number>()
  for (let at = 0; at < sizes.length; at++)
    if (sizes[at]! > 0) bySize.set(sizes[at]!, (bySize.get(sizes[at]!) ?? 0) + 1)
  let [people, classes, alone, upTo] = [0, 0, 0, 0]
  const variance = { classes: 0, alone: 0, upTo: 0 }
  for (const [size, count] of bySize) {
    people += size * count
    classes += count
    if (size === 1) alone += count
    if (size <= most) upTo += size * count
    const none = Math.exp(-size)
    const one = size * none
    const small = momentsUpTo(size, most)
    variance.classes += count * none * (1 - none)
    variance.alone += count * one * (1 - one)
    variance.upTo += count * small
  }
  const around = (count: number, own: number): ResampledCount => {
    const reach = 1.959963984540054 * Math.sqrt(own)
    return { count, interval: [Math.max(0, count - reach), Math.min(people, count + reach)] }
  }
  return {
    classes: around(classes, variance.classes),
    alone: around(alone, variance.alone),
    upTo: around(upTo, variance.upTo),
  }
}

/** The variance of the people of one class that count: its Poisson number where that is at most `most`, else none. */
function momentsUpTo(mean: number, most: number): number {
  // Beyond ten deviations the chance of so few is nothing.
  if (mean - 10 * Math.sqrt(mean) > most) return 0
  let [chance, first, second] = [Math.exp(-mean), 0, 0]
  for (let number = 0; number <= most; number++) {
    first += number * chance
    second += number * number * chance
    chance *= mean / (number + 1)
  }
  return Math.max(0, second - first * first)
}
