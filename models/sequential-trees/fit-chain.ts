import { setImmediate } from 'node:timers/promises'
import type { CodedTable } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import {
  type BinnedTable,
  chooseStrengths,
  type DensityForest,
  densityForest,
  growDensityTree,
  type OutcomeTree,
  outcomeTree,
  recountNodes,
} from '../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import { type TreeColumn, treeFeature } from '../network/index.js'
import { lineBasis, type Tilt } from '../tilt/index.js'
import { columnsToAsk } from './columns-to-ask.js'
import { fitTilts } from './fit-tilts.js'
import type { SequentialTreesOptions } from './options.js'
import type { TreeChain } from './tree-chain.js'

export interface ChainOptions {
  readonly columns: readonly TreeColumn[]
  readonly order: readonly number[]
  /** By column number: columns that its trees look at however many there are. */
  readonly parents?: readonly (readonly number[])[]
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
  const { columns, order, parents = [], personOf, options, rng, onProgress, signal } = context
  const features = columns.map((column, index) => treeFeature(column, table.columns[index]!.codes))
  const shared = { ...growthRules(table.rowCount, context), folds: options.folds, personOf }
  const forests: DensityForest[] = new Array(columns.length)
  const tilts: (readonly Tilt[])[] = columns.map(() => [])
  const states = table.columns.map(({ codes }) => codes)
  const rows = sampleWithoutReplacement(table.rowCount, options.mostRows, rng.fork('lines'))
  const basis = lineBasis(columns, { states, rows, rowWorth: shared.rowWorth, leastRows: shared.minLeafRows })
  for (const [place, column] of order.entries()) {
    const earlier = order.slice(0, place)
    const stream = rng.fork(`column:${columns[column]!.variable.name}`)
    forests[column] = fitColumn(
      { features, rowCount: table.rowCount },
      { column: columns[column]!, states: table.columns[column]!.codes },
      {
        ...shared,
        features: columnsToAsk(column, { earlier, parents: parents[column] ?? [], basis }),
        options,
        rng: stream,
      },
    )
    if (basis !== null && options.lines)
      tilts[column] = fitTilts(
        { features, rowCount: table.rowCount },
        {
          columns,
          column,
          states,
          basis,
          earlier: new Set(earlier),
          forest: forests[column],
          rng: stream,
        },
      )
    onProgress?.((place + 1) / order.length)
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
  }
  const scales = options.lines ? (basis?.scales ?? []).map(({ column, values }) => ({ column, values })) : []
  return { columns, order, forests, scales, tilts }
}

interface GrowthRules {
  readonly minLeafRows: number
  readonly rowWorth: number
  readonly maxDepth: number
}

/** Persons count, not rows: a leaf has enough of them, and all rows of one are worth one as evidence. */
function growthRules(rowCount: number, { personOf, options }: ChainOptions): GrowthRules {
  const persons = personCount(personOf)
  const rowsPerPerson = rowCount / Math.max(1, persons)
  const leafPersons = options.minLeafPersons ?? defaultLeafPersons(persons)
  return {
    minLeafRows: Math.ceil(leafPersons * rowsPerPerson),
    rowWorth: 1 / rowsPerPerson,
    maxDepth: options.maxDepth,
  }
}

interface ColumnRules extends GrowthRules {
  /** The columns placed before this one. */
  readonly features: readonly number[]
  readonly folds: number
  readonly personOf: Int32Array
  readonly options: SequentialTreesOptions
  readonly rng: Rng
}

/** The first tree looks at all features, the others at a drawn part of them in every node. */
function fitColumn(
  table: BinnedTable,
  { column, states }: { readonly column: TreeColumn; readonly states: Uint8Array | Uint16Array },
  { options, rng, folds, personOf, ...rules }: ColumnRules,
): DensityForest {
  const { features } = rules
  const outcome = outcomeOf(column, states)
  const all = Uint32Array.from({ length: table.rowCount }, (_, row) => row)
  const rows = sampleWithoutReplacement(table.rowCount, options.mostRows, rng.fork('rows'))
  const target = { outcome, states, rows }
  const strengths = chooseStrengths(table, target, { ...rules, folds, personOf, rng: rng.fork('folds') })
  const featuresPerSplit = Math.max(1, Math.ceil(features.length * options.featureShare))
  const trees = Array.from({ length: features.length < 2 ? 1 : options.trees }, (_, index) => {
    const drawing = index === 0 ? {} : { featuresPerSplit, rng: rng.fork(`tree:${index}`) }
    const tree = growDensityTree(table, { ...target, rows: rows.slice() }, { ...rules, ...drawing, strengths })
    return rows.length < all.length ? recountNodes(tree, table, { ...target, rows: all }) : tree
  })
  return densityForest(trees, outcome, strengths)
}

function outcomeOf({ variable, isOrdered, insideCount }: TreeColumn, states: Uint8Array | Uint16Array): OutcomeTree {
  const counts = new Uint32Array(variable.codes.length)
  for (let row = 0; row < states.length; row++) counts[states[row]!]!++
  return outcomeTree({ counts, ordered: isOrdered ? insideCount : 0 })
}
