import type { ColumnBook } from '../../src/encode/index.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import type { Variable } from './variable.js'

/** What trees need to know of a column beside its states. */
export interface TreeColumn {
  readonly variable: Variable
  /** Whether states ascend with value or rank. */
  readonly isOrdered: boolean
  /** States before the one outside the order: missing. */
  readonly insideCount: number
  /** Whether the last state is missing. */
  readonly hasMissing: boolean
}

/** Bins of a feature at most, so that they and the missing one fit a byte. */
const mostBins = 255

export function treeColumn(variable: Variable, book: ColumnBook): TreeColumn {
  const missing = book.size - 1
  return {
    variable,
    isOrdered: book.type === 'number' || book.column.kind === 'ordinal',
    insideCount: variable.codes.filter((code) => code < missing).length,
    hasMissing: variable.codes.at(-1) === missing,
  }
}

/** States as the bins of a feature. Beyond 255, neighbouring states share a bin. */
export function treeFeature({ variable, isOrdered, hasMissing }: TreeColumn, states: ArrayLike<number>): BinnedFeature {
  const present = variable.codes.length - (hasMissing ? 1 : 0)
  const binCount = Math.min(present, mostBins)
  const binOf = Uint8Array.from(variable.codes, (_, state) =>
    state >= present ? binCount : Math.floor((state * binCount) / present),
  )
  const bins = new Uint8Array(states.length)
  for (let row = 0; row < bins.length; row++) bins[row] = binOf[states[row]!]!
  return { type: isOrdered ? 'ordered' : 'categorical', binCount, bins }
}
