import type { BinnedFeature, BinnedTable } from './binned.js'
import { binWidth, type NodeRows } from './histogram.js'

/** Neighbouring features, row by row: where in the group's stretch of a histogram each cell counts. */
export interface FeatureGroup {
  /** Where the group's stretch begins. */
  readonly offset: number
  readonly width: number
  /** rows × width. */
  readonly slots: Uint16Array
}

/** Bins of a group at most, unless it is one feature: their histogram then stays in the processor's first cache. */
const groupBins = 1024

/**
 * The table cut into groups of neighbouring features whose histograms begin at `offsets`. A row's cells stand together and
 * belong to different features, so that no sum waits for the one before, which takes a third of the time of going feature
 * by feature. Two bytes a cell; O(rows × features).
 */
export function featureGroups({ features, rowCount }: BinnedTable, offsets: Uint32Array): readonly FeatureGroup[] {
  const groups: FeatureGroup[] = []
  for (let first = 0; first < features.length; ) {
    const offset = offsets[first]!
    let past = first + 1
    while (past < features.length && offsets[past + 1]! - offset <= groupBins * binWidth) past++
    const slots = new Uint16Array(rowCount * (past - first))
    for (let feature = first; feature < past; feature++)
      writeSlots(slots, features[feature]!, {
        place: feature - first,
        width: past - first,
        offset: offsets[feature]! - offset,
      })
    groups.push({ offset, width: past - first, slots })
    first = past
  }
  return groups
}

function writeSlots(
  slots: Uint16Array,
  { bins }: BinnedFeature,
  { place, width, offset }: { readonly place: number; readonly width: number; readonly offset: number },
): void {
  for (let row = 0, cell = place; row < bins.length; row++, cell += width) slots[cell] = offset + bins[row]! * binWidth
}

/**
 * Adds the rows' gradients and hessians to the histograms of a group, two features at a step. The hot loop of boosting:
 * each sum grows row by row in the order of `rows`. O(width × (end − start)).
 */
export function accumulateGroup(
  histogram: Float64Array,
  { offset, width, slots }: FeatureGroup,
  { rows, gradients, hessians, start, end }: NodeRows,
): void {
  for (let position = start; position < end; position++) {
    const row = rows[position]!
    const gradient = gradients[row]!
    const hessian = hessians[row]!
    let cell = row * width
    const last = cell + width - 1
    for (; cell < last; cell += 2) {
      const slot = offset + slots[cell]!
      const other = offset + slots[cell + 1]!
      histogram[slot]! += gradient
      histogram[slot + 1]! += hessian
      histogram[slot + 2]! += 1
      histogram[other]! += gradient
      histogram[other + 1]! += hessian
      histogram[other + 2]! += 1
    }
    if (cell > last) continue
    const slot = offset + slots[cell]!
    histogram[slot]! += gradient
    histogram[slot + 1]! += hessian
    histogram[slot + 2]! += 1
  }
}
