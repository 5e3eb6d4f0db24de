import type { Column } from '../../src/table/index.js'
import { type CodedColumn, codeColumn, missingLabel } from './code-column.js'
import { distinctCombinations } from './distinct-combinations.js'
import { classNumbers } from './search/class-numbers.js'
import { type MissingMeaning, matchingRows } from './search/missing-matches.js'

export interface CellSuppression {
  readonly k: number
  /** What a cell counts as once it is blank. */
  readonly missing: MissingMeaning
  /** Combinations of so many columns hold k as well; all columns together where absent. */
  readonly subsets?: number | undefined
}

export interface SuppressedCells {
  /** Of each column, 1 where its cell becomes blank. */
  readonly blank: readonly Uint8Array[]
  /** Rows that fewer than k are like, by the meaning asked and with every blank cell a value of its own. */
  readonly rowsLeft: { readonly asked: number; readonly category: number }
}

/**
 * Blanks single cells until every row is like k: of rows that are not, the cell of least importance whose loss suffices, else the
 * least important one that is left, again and again. Columns stand by importance, the first the most. O(columns² × rows) a pass.
 */
export function suppressCells(columns: readonly Column[], { k, missing, subsets }: CellSuppression): SuppressedCells {
  const rowCount = columns[0] === undefined ? 0 : rowsOf(columns[0])
  const coded = columns.map((column) => codeColumn(column, { kind: 'whole' }))
  const state = coded.map(({ codes }) => codes.slice())
  const blank = coded.map(() => new Uint8Array(rowCount))
  const blankCode = coded.map(({ tree }) => {
    const leaf = tree.labels[0]!.indexOf(missingLabel)
    return leaf < 0 ? tree.labels[0]!.length : leaf
  })
  const sets = subsets === undefined ? [columns.map((_, at) => at)] : subsetsOf(columns.length, subsets)
  for (const set of sets) blankUntilAlike(set)
  // What one set of columns blanked may part a class of another: all of them together are looked at last.
  for (const set of sets) blankUntilAlike(set)
  const fewest = (meaning: MissingMeaning) =>
    sets.reduce((most, set) => Math.max(most, alone(alikeOf(set, meaning)).length), 0)
  return { blank, rowsLeft: { asked: fewest(missing), category: fewest('category') } }

  function blankUntilAlike(set: readonly number[]): void {
    const leastFirst = set.toReversed()
    for (let pass = 0; pass < set.length; pass++) {
      for (const place of leastFirst) {
        const rows = alone(alikeOf(set, missing)).filter((row) => state[place]![row] !== blankCode[place])
        if (rows.length === 0) continue
        const before = state[place]!.slice()
        for (const row of rows) state[place]![row] = blankCode[place]!
        const after = alikeOf(set, missing)
        const isLast = pass === set.length - 1 || place === leastFirst[pass]
        for (const row of rows) {
          if (after[row]! >= k || isLast) blank[place]![row] = 1
          else state[place]![row] = before[row]!
        }
      }
      if (alone(alikeOf(set, missing)).length === 0) return
    }
  }

  function alone(alike: Int32Array): number[] {
    return Array.from(alike.keys()).filter((row) => alike[row]! < k)
  }

  /** Rows that each row is like by these columns, itself among them. */
  function alikeOf(set: readonly number[], meaning: MissingMeaning): Int32Array {
    const own = set.map(
      (place): CodedColumn => ({ ...withBlank(coded[place]!, blankCode[place]!), codes: state[place]! }),
    )
    const { combinations, of } = distinctCombinations(own, { rowCount })
    const levels = own.map(() => 0)
    const groups = classNumbers(combinations, { columns: own, levels })
    const rows = new Int32Array(groups.count)
    for (let at = 0; at < groups.of.length; at++) rows[groups.of[at]!]! += combinations.rows[at]!
    const alike = matchingRows(combinations, { groups, rows, columns: own, levels, missing: meaning })
    return of.map((place) => alike[groups.of[place]!]!)
  }
}

/** The column with a leaf for blank cells, where no cell of it was missing. */
function withBlank(column: CodedColumn, code: number): CodedColumn {
  const { tree } = column
  if (code < tree.labels[0]!.length) return column
  const labels = [[...tree.labels[0]!, missingLabel], tree.labels[1]!]
  const up = [Int32Array.from(labels[0]!, (_, leaf) => leaf), new Int32Array(labels[0]!.length)]
  return { ...column, tree: { ...tree, labels, up } }
}

function rowsOf(column: Column): number {
  return column.type === 'number' ? column.values.length : column.codes.length
}

function subsetsOf(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]]
  return Array.from({ length: Math.max(0, count - size + 1 - from) }, (_, at) => from + at).flatMap((first) =>
    subsetsOf(count, size - 1, first + 1).map((rest) => [first, ...rest]),
  )
}
