import type { BinnedFeature } from '../../src/learn/index.js'
import { type TreeColumn, treeFeature } from '../network/index.js'
import { edgesBelow } from './field.js'
import type { HistorySource } from './history.js'

/** What a tree may ask of a row, and how its answers become bins. */
export interface Feature {
  readonly source: Source
  readonly binning: Binning
}

export type Source =
  | HistorySource
  /** Of the parent row: a feature of the units. */
  | { readonly from: 'unit'; readonly feature: number }
  /** Of the row itself: whether a column is measured, and its state. */
  | { readonly from: 'flag' | 'value'; readonly column: number }

export type Binning =
  /** States of a column. */
  | { readonly type: 'states'; readonly shape: FeatureShape; readonly binOf: Uint8Array }
  /** value · factor, rounded, at most `most`. */
  | { readonly type: 'scaled'; readonly factor: number; readonly most: number }
  /** How many of the ascending edges are at or below the value. */
  | { readonly type: 'edges'; readonly edges: Float64Array }
  /** As the feature of the units is. */
  | { readonly type: 'given'; readonly shape: FeatureShape }

export type FeatureShape = Pick<BinnedFeature, 'type' | 'binCount'>

/** Sources whose edges are learnt, by name: `time`, `since:3`. */
export type Edges = ReadonlyMap<string, Float64Array>

/** Whether a feature comes from the rows before, or from when the row happens. */
export function isOfHistory(source: Source): source is HistorySource {
  return source.from !== 'unit' && source.from !== 'flag' && source.from !== 'value'
}

/** A source as text. */
export function sourceName(source: Source): string {
  if (source.from === 'unit') return `unit:${source.feature}`
  return 'column' in source ? `${source.from}:${source.column}` : source.from
}

export interface FeatureParts {
  readonly columns: readonly TreeColumn[]
  /** Columns that are measured in some rows only: whether they are is drawn before their values. */
  readonly flagged: readonly boolean[]
  readonly units: readonly FeatureShape[]
  /** States of the gaps; absent without a time. */
  readonly gap?: TreeColumn
  readonly edges: Edges
}

/** All features of a child table's rows, in a fixed order. Sources without edges known have none, and one bin. */
export function featuresOf({ columns, flagged, units, gap, edges }: FeatureParts): Feature[] {
  const edged = (source: Source): Feature => ({
    source,
    binning: { type: 'edges', edges: edges.get(sourceName(source)) ?? new Float64Array(0) },
  })
  const counted = (source: Source): Feature => ({ source, binning: { type: 'edges', edges: countEdges } })
  const ofUnits = units.map(
    (shape, feature): Feature => ({ source: { from: 'unit', feature }, binning: { type: 'given', shape } }),
  )
  const ofTime =
    gap === undefined
      ? []
      : [...timeSources.map(edged), ofStates({ from: 'gap-before' }, gap), ofStates({ from: 'gap' }, gap)]
  const ofColumns = columns.flatMap((column, index): Feature[] => {
    const { isOrdered, insideCount } = column
    const whole: Feature =
      isOrdered || insideCount <= 2 ? ofMean(index, insideCount) : ofStates({ from: 'most', column: index }, column)
    return [
      ofStates({ from: 'last', column: index }, column),
      ofStates({ from: 'before', column: index }, column),
      edged({ from: 'since', column: index }),
      whole,
      counted({ from: 'number', column: index }),
    ]
  })
  const ofRow = columns.flatMap((column, index): Feature[] => [
    ...(flagged[index]
      ? [{ source: { from: 'flag' as const, column: index }, binning: { type: 'scaled' as const, factor: 1, most: 1 } }]
      : []),
    ofStates({ from: 'value', column: index }, column),
  ])
  return [...ofUnits, counted({ from: 'index' }), counted({ from: 'left' }), ...ofTime, ...ofColumns, ...ofRow]
}

const timeSources: readonly Source[] = [
  { from: 'time-before' },
  { from: 'remaining-before' },
  { from: 'pace' },
  { from: 'time' },
  { from: 'remaining' },
]

/** Numbers of rows: one by one to 30, then coarser. */
const countEdges = Float64Array.from([
  ...Array.from({ length: 30 }, (_, index) => index + 1),
  ...[35, 40, 50, 60, 80, 100, 120, 160, 200, 250],
])

export function ofMean(column: number, insideCount: number): Feature {
  const factor = Math.min(insideCount <= 2 ? 20 : 4, 250 / Math.max(1, insideCount - 1))
  return {
    source: { from: 'mean', column },
    binning: { type: 'scaled', factor, most: Math.ceil(factor * Math.max(1, insideCount - 1)) },
  }
}

function ofStates(source: Source, column: TreeColumn): Feature {
  const states = column.variable.codes.map((_, state) => state)
  const { type, binCount, bins } = treeFeature(column, states)
  return { source, binning: { type: 'states', shape: { type, binCount }, binOf: bins } }
}

export function shapeOf({ binning }: Feature): FeatureShape {
  switch (binning.type) {
    case 'scaled':
      return { type: 'ordered', binCount: binning.most + 1 }
    case 'edges':
      return { type: 'ordered', binCount: binning.edges.length + 1 }
    default:
      return binning.shape
  }
}

/** Gives the bin of a value; that of missing for NaN. Hot. */
export function binner(binning: Binning): (value: number) => number {
  switch (binning.type) {
    case 'states': {
      const { binOf, shape } = binning
      return (value) => (Number.isNaN(value) ? shape.binCount : binOf[value]!)
    }
    case 'scaled': {
      const { most, factor } = binning
      return (value) => (Number.isNaN(value) ? most + 1 : Math.min(most, Math.round(value * factor)))
    }
    case 'edges': {
      const { edges } = binning
      return (value) => (Number.isNaN(value) ? edges.length + 1 : edgesBelow(edges, value))
    }
    case 'given':
      return (value) => value
  }
}
