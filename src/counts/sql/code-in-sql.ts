import type { Cell } from '../../io/index.js'
import type { CountedColumn } from '../count-source.js'

/** Where a value that SQL compares with goes; called in the order of the text. */
export type Bind = (value: Cell) => string

/** A coded column of a relation, as SQL of its code. */
export interface CodedInSql extends CountedColumn {
  readonly code: (bind: Bind) => string
}

/** Cells in ascending order that share a code: all from `from` to before the next run. */
export interface Run {
  readonly from: number | string
  readonly code: number
}

export interface CodeOfRuns {
  /** SQL of the cell, comparing as the runs are sorted: numbers by size, texts by their UTF-8 bytes. */
  readonly cell: string
  /** SQL that is true where the cell is no value. */
  readonly isMissing: string
  readonly missingCode: number
  /** What is below the first run is in it. */
  readonly runs: readonly Run[]
}

/**
 * SQL of the code of a cell: a balanced tree of CASE, log2(runs) comparisons a row. Texts are bound; numbers stand there as they
 * print, which reads back as the same double.
 */
export function codeOfRuns({ cell, isMissing, missingCode, runs }: CodeOfRuns): CodedInSql['code'] {
  return (bind) => {
    const between = (low: number, high: number): string => {
      if (high - low <= 1) return String(runs[low]?.code ?? missingCode)
      const middle = (low + high) >> 1
      const { from } = runs[middle]!
      const border = typeof from === 'number' ? doubleText(from) : bind(from)
      return `CASE WHEN ${cell} < ${border} THEN ${between(low, middle)} ELSE ${between(middle, high)} END`
    }
    return `CASE WHEN ${isMissing} THEN ${missingCode} ELSE ${between(0, runs.length)} END`
  }
}

/** Neighbours of one code as one run. Cells are sorted, each with its code. */
export function runsOf(cells: ArrayLike<number> | readonly string[], codes: ArrayLike<number>): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < cells.length; at++)
    if (at === 0 || codes[at] !== codes[at - 1]) runs.push({ from: cells[at]!, code: codes[at]! })
  return runs
}

/** A double, which every dialect takes for one where it has an exponent. */
function doubleText(value: number): string {
  const text = String(value)
  return text.includes('e') ? text : `${text}e0`
}
