import type { Codebook, CodedTable, ColumnBook } from '../../src/encode/index.js'
import { normalQuantile } from '../../src/math/index.js'
import type { Variable } from '../network/index.js'

/** Where a row's columns lie in the network's inputs and outputs: one place a state, then one number a number column. */
export interface Layout {
  readonly variables: readonly Variable[]
  /** The first place of every column, and after the last the number of places. */
  readonly starts: readonly number[]
  /** Every column's place for its normal score; −1 for a column of levels. */
  readonly scorePlaces: readonly number[]
  /** The normal score of every place; 0 for levels and missing. */
  readonly scores: Float32Array
  readonly inputWidth: number
}

/** Layout from the columns and their scores. */
export function layoutOf(
  variables: readonly Variable[],
  { isNumber, scores }: { readonly isNumber: readonly boolean[]; readonly scores: Float32Array },
): Layout {
  const starts = [0]
  for (const { codes } of variables) starts.push((starts.at(-1) as number) + codes.length)
  let inputWidth = starts.at(-1) as number
  const scorePlaces = isNumber.map((number) => (number ? inputWidth++ : -1))
  return { variables, starts, scorePlaces, scores, inputWidth }
}

/** Which variables are numbers, by the codebook. */
export function numberVariables(variables: readonly Variable[], { books }: Codebook): boolean[] {
  const byName = new Map(books.map((book) => [book.column.name, book]))
  return variables.map(({ name }) => byName.get(name)?.type === 'number')
}

/** The number of places: the width of the decoder's output. */
export function outputWidth({ starts }: Layout): number {
  return starts.at(-1) as number
}

/**
 * The normal score of every state of number columns: the normal quantile of the middle of its ranks among the present
 * values. States ascend with value, and missing, the last code, scores 0.
 */
export function normalScores(
  variables: readonly Variable[],
  { columns, rowCount }: CodedTable,
  isNumber: readonly boolean[],
): Float32Array {
  const scores: number[] = []
  variables.forEach(({ codes, codeCount }, index) => {
    const counts = new Float64Array(codes.length)
    const states = columns[index]?.codes ?? []
    for (let row = 0; row < rowCount; row++) counts[states[row]!] = counts[states[row]!]! + 1
    const present = codes.reduce((sum, code, state) => sum + (code === codeCount - 1 ? 0 : counts[state]!), 0)
    let below = 0
    codes.forEach((code, state) => {
      const isValue = isNumber[index] === true && code < codeCount - 1
      scores.push(isValue ? normalQuantile((below + counts[state]! / 2) / present) : 0)
      below += counts[state]!
    })
  })
  return Float32Array.from(scores)
}

/**
 * For every place the places of the next bins below and above, −1 where there is none: what ordinal smoothing may spill
 * into. Atoms, levels and missing have no neighbours.
 */
export function binNeighbours({ variables, starts }: Layout, { books }: Codebook): Int32Array {
  const byName = new Map<string, ColumnBook>(books.map((book) => [book.column.name, book]))
  const neighbours = new Int32Array(2 * (starts.at(-1) as number)).fill(-1)
  variables.forEach(({ name, codes }, index) => {
    const book = byName.get(name)
    if (book?.type !== 'number') return
    let previous = -1
    codes.forEach((code, state) => {
      if (book.cells[code]?.type !== 'bin') return
      const place = (starts[index] as number) + state
      if (previous >= 0) {
        neighbours[2 * place] = previous
        neighbours[2 * previous + 1] = place
      }
      previous = place
    })
  })
  return neighbours
}
