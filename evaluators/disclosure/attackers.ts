import { resampledCounts } from './resampled-counts.js'

/** The risk that somebody is named by quasi-identifiers, by what the attacker knows (El Emam 2013). */
export interface AttackerRisks {
  /** Knows that the person is in the table. */
  readonly prosecutor: { readonly highest: number; readonly average: number }
  /** Does not know it; absent without a population. */
  readonly journalist?: { readonly highest: number; readonly success: number }
  /** Wants as many as possible: the share of people named on average. */
  readonly marketer: { readonly average: number; readonly interval: readonly [number, number] }
  /** Share of people who stand alone. */
  readonly alone: { readonly people: number; readonly share: number; readonly interval: readonly [number, number] }
  /** Share of people whose risk lies above the threshold. */
  readonly atRisk: {
    readonly threshold: number
    readonly people: number
    readonly share: number
    readonly interval: readonly [number, number]
  }
}

/**
 * Risks from how many people each class has. `population` gives the people of the population in each class, or how many times
 * larger it is. A person of several classes counts in each.
 */
export function attackerRisks(
  sizes: ArrayLike<number>,
  { threshold = 1 / 11, times }: { readonly threshold?: number; readonly times?: number } = {},
): AttackerRisks {
  let [people, classes, least, alone, atRisk] = [0, 0, Number.POSITIVE_INFINITY, 0, 0]
  for (let at = 0; at < sizes.length; at++) {
    const size = sizes[at]!
    if (size === 0) continue
    people += size
    classes++
    least = Math.min(least, size)
    if (size === 1) alone++
    if (1 / size > threshold + 1e-12) atRisk += size
  }
  const share = (count: number) => (people === 0 ? 0 : count / people)
  // The largest class whose risk lies above the threshold.
  const most = Math.max(0, Math.ceil(1 / threshold - 1e-9) - 1)
  const resampled = resampledCounts(sizes, { most })
  const shares = ([low, high]: readonly [number, number]) => [share(low), share(high)] as const
  const of = (count: number, interval: readonly [number, number]) => ({
    ...{ people: count, share: share(count), interval: shares(interval) },
  })
  return {
    prosecutor: { highest: people === 0 ? 0 : 1 / least, average: share(classes) },
    ...(times !== undefined && {
      journalist: { highest: people === 0 ? 0 : Math.min(1, 1 / (least * times)), success: share(classes) / times },
    }),
    marketer: { average: share(classes), interval: shares(resampled.classes.interval) },
    alone: of(alone, resampled.alone.interval),
    atRisk: { threshold, ...of(atRisk, resampled.upTo.interval) },
  }
}
