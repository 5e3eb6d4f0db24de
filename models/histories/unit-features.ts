import type { CodedTable } from '../../src/encode/index.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import { type Clock, courseColumns } from '../linked-rows/index.js'
import { type TreeColumn, treeFeature } from '../network/index.js'
import type { CourseStates } from './course.js'

/** What the rows of a table tell the rows that hang on them: the states of their columns. */
export function featuresOfColumns(columns: readonly TreeColumn[], states: readonly Int32Array[]): BinnedFeature[] {
  return columns.map((column, index) => {
    const own = states[index]!
    const feature = treeFeature(
      column,
      own.map((state) => Math.max(0, state)),
    )
    own.forEach((state, row) => {
      if (state < 0) feature.bins[row] = feature.binCount
    })
    return feature
  })
}

/** Of people. */
export function peopleFeatures(columns: readonly TreeColumn[], coded: CodedTable): BinnedFeature[] {
  return featuresOfColumns(columns, courseColumns(columns, coded))
}

/** Of rows of a child: their cells, the gap before them, and what their own units tell. */
export function rowFeatures(
  { columns, clock }: { readonly columns: readonly TreeColumn[]; readonly clock?: Clock },
  states: CourseStates,
  { units, unitOf }: { readonly units: readonly BinnedFeature[]; readonly unitOf: Int32Array },
): BinnedFeature[] {
  const gap = clock && featuresOfColumns([clock.gap.column], [states.gaps])
  return [
    ...featuresOfColumns(columns, states.columns),
    ...(gap ?? []),
    ...units.map((feature) => ({ ...feature, bins: Uint8Array.from(unitOf, (unit) => feature.bins[unit]!) })),
  ]
}
