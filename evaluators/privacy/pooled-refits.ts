import { studentQuantile } from '../../src/math/index.js'
import type { Interval, MetricResult } from '../metric.js'

/** Of one refit, the area of every attack, and that of the same attack on who was learnt from another time. */
export type Refit = Readonly<Record<'real' | 'blind', Readonly<Record<string, number>>>>

/** The attack that did best on the refits of the other parity, over all refits: a mean area with the interval of their spread. */
export function pooledRefits(all: readonly Refit[]): MetricResult {
  const names = Object.keys(all[0]!.real)
  const meanOf = (name: string, of: readonly Refit[]) => of.reduce((sum, { real }) => sum + real[name]!, 0) / of.length
  // Chosen on the refits of the other parity, so that the best of ten does not look better than it is.
  const chosen = [0, 1].map((parity) => {
    const others = all.filter((_, index) => index % 2 !== parity)
    return names.reduce((best, name) => (meanOf(name, others) > meanOf(best, others) ? name : best))
  })
  const of = (side: keyof Refit) => pooled(all.map((refit, index) => refit[side][chosen[index % 2]!]!))
  const [real, blind] = [of('real'), of('blind')]
  const attacks = names.map((name) => ({ name, ...pooled(all.map((refit) => refit.real[name]!)) }))
  return {
    status: 'ok',
    ...real,
    detail: { refits: all.length, blind, attacks: attacks.sort((a, b) => b.value - a.value) },
  }
}

/** The mean over refits with the interval of their spread: people are divided anew for each. */
function pooled(areas: readonly number[]): { readonly value: number; readonly interval: Interval } {
  const value = areas.reduce((sum, area) => sum + area, 0) / areas.length
  const variance = areas.reduce((sum, area) => sum + (area - value) ** 2, 0) / (areas.length - 1)
  const margin = studentQuantile(0.975, areas.length - 1) * Math.sqrt(variance / areas.length)
  return { value, interval: [Math.max(0, value - margin), Math.min(1, value + margin)] }
}
