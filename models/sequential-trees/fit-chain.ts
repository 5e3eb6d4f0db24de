import { setImmediate } from 'node:timers/promises'
import type { CodedTable } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import {
  type BinnedTable,
  chooseStrengths,
  type DensityForest,
  densityForest,
  growDensityTree,
  outcomeTree,
} from '../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import type { SequentialTreesOptions } from './options.js'
import type { TreeChain } from './tree-chain.js'
import { type TreeColumn, treeFeature } from './tree-column.js'

export interface ChainOptions {
  readonly columns: readonly TreeColumn[]
  readonly order: readonly number[]
  /** A number for the person of each row, 0, 1, 2, … */
  readonly personOf: Int32Array
  readonly options: SequentialTreesOptions
  readonly rng: Rng
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Leaves of at least 10 persons, and of the binary logarithm of their number when that is more. */
export function defaultLeafPersons(personCount: number): number {
  return Math.max(10, Math.round(Math.log2(personCount)))
}

/** How many persons are numbered, from 0 without gaps. */
export function personCount(personOf: Int32Array): number {
  return personOf.reduce((most, person) => Math.max(most, person + 1), 0)
}

/** Grows the trees of every column on those placed before it. Throws `aborted` when the signal says so. */
export async function fitChain(table: CodedTable, context: ChainOptions): Promise<TreeChain> {
  const { columns, order, rng, onProgress, signal } = context
  const features = columns.map((column, index) => treeFeature(column, table.columns[index]!.codes))
  const binned = { features, rowCount: table.rowCount }
  const forests: DensityForest[] = new Array(columns.length)
  for (const [place, column] of order.entries()) {
    const name = columns[column]!.variable.name
    forests[column] = fitColumn(table, binned, { ...context, column, place, rng: rng.fork(`column:${name}`) })
    onProgress?.((place + 1) / order.length)
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
  }
  return { columns, order, forests }
}

function fitColumn(
  table: CodedTable,
  binned: BinnedTable,
  {
    columns,
    order,
    personOf,
    options,
    rng,
    column,
    place,
  }: ChainOptions & { readonly column: number; readonly place: number },
): DensityForest {
  const { codes: states, size } = table.columns[column]!
  const { isOrdered, insideCount } = columns[column]!
  const counts = new Uint32Array(size)
  for (let row = 0; row < states.length; row++) counts[states[row]!]!++
  const outcome = outcomeTree({ counts, ordered: isOrdered ? insideCount : 0 })
  const rows = sampleWithoutReplacement(table.rowCount, options.mostRows, rng.fork('rows'))
  const features = order.slice(0, place).sort((a, b) => a - b)
  const rowsPerPerson = table.rowCount / Math.max(1, personCount(personOf))
  const leafPersons = options.minLeafPersons ?? defaultLeafPersons(table.rowCount / rowsPerPerson)
  const growing = {
    features,
    minLeafRows: Math.ceil(leafPersons * rowsPerPerson),
    rowWorth: 1 / rowsPerPerson,
    maxDepth: options.maxDepth,
  }
  const target = { outcome, states, rows }
  const strengths = chooseStrengths(binned, target, {
    ...growing,
    folds: options.folds,
    personOf,
    rng: rng.fork('folds'),
  })
  const trees = Array.from({ length: features.length < 2 ? 1 : options.trees }, (_, index) =>
    growDensityTree(
      binned,
      { ...target, rows: rows.slice() },
      {
        ...growing,
        strengths,
        ...(index > 0 && {
          rng: rng.fork(`tree:${index}`),
          featuresPerSplit: Math.max(1, Math.ceil(features.length * options.featureShare)),
        }),
      },
    ),
  )
  return densityForest(trees, outcome, strengths)
}
