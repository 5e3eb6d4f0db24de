import type { BinnedFeature, BinnedTable } from '../../src/learn/index.js'
import type { Step } from '../linked-rows/index.js'
import { binner, type Feature, isOfHistory, shapeOf } from './features.js'
import type { History } from './history.js'

/** Bins of all features of so many rows, filled as rows come to be drawn. Those that nothing asks stay empty. */
export interface FeatureSheet {
  readonly features: readonly Feature[]
  readonly table: BinnedTable
  /** By feature: whether it is filled. */
  readonly isAsked: readonly boolean[]
}

export function featureSheet(
  features: readonly Feature[],
  { rowCount, asked }: { readonly rowCount: number; readonly asked?: ReadonlySet<number> },
): FeatureSheet {
  const isAsked = features.map((_, feature) => asked?.has(feature) ?? true)
  return {
    features,
    table: {
      rowCount,
      features: features.map(
        (feature, index): BinnedFeature => ({
          ...shapeOf(feature),
          bins: new Uint8Array(isAsked[index] ? rowCount : 0),
        }),
      ),
    },
    isAsked,
  }
}

/** What is known before a row's time is drawn, and what follows from it; the row's own cells come one by one. */
export type Moment = 'before-time' | 'after-time'

/**
 * Fills the features of a step's rows that come from the parent row and the history. `places` says where in the sheet each
 * row stands. O(features × rows).
 */
export function fillHistory(
  { features, table, isAsked }: FeatureSheet,
  moment: Moment,
  {
    step: { people, rows },
    places,
    history,
    units,
    unitOf,
  }: {
    readonly step: Step
    readonly places: Int32Array
    readonly history: History
    readonly units: readonly BinnedFeature[]
    readonly unitOf: Int32Array
  },
): void {
  features.forEach(({ source, binning }, index) => {
    if (!isAsked[index] || momentOf(source.from) !== moment) return
    const { bins } = table.features[index]!
    if (source.from === 'unit') {
      const own = units[source.feature]!.bins
      for (let at = 0; at < rows.length; at++) bins[places[at]!] = own[unitOf[rows[at]!]!]!
    }
    if (!isOfHistory(source)) return
    const read = history.reader(source)
    const bin = binner(binning)
    for (let at = 0; at < rows.length; at++) bins[places[at]!] = bin(read(people[at]!, rows[at]!))
  })
}

export function momentOf(from: Feature['source']['from']): Moment {
  return from === 'time' || from === 'remaining' || from === 'gap' || from === 'since' ? 'after-time' : 'before-time'
}

/** Fills a feature of the rows themselves with states; −1 is missing. */
export function fillStates(
  { features, table, isAsked }: FeatureSheet,
  index: number,
  { places, states }: { readonly places: Int32Array; readonly states: ArrayLike<number> },
): void {
  if (!isAsked[index]) return
  const { binning } = features[index]!
  const { bins } = table.features[index]!
  const bin = binner(binning)
  for (let at = 0; at < places.length; at++) bins[places[at]!] = bin(states[at]! < 0 ? Number.NaN : states[at]!)
}
