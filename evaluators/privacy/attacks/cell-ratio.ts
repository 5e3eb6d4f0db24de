import type { Rng } from '../../../src/math/index.js'
import { concatTables, type Table } from '../../../src/table/index.js'
import { discretise } from '../../fidelity/discretise.js'
import { mutualInformation } from '../../fidelity/mutual-information.js'
import { type Codes, countCells } from '../../grouped-counts.js'
import { sampleRows } from '../../learning/sample-rows.js'

const mostRows = 20_000
const mostLevels = 50
/** Columns that each is counted with, as a Bayesian network has parents. */
const parents = 2
/** Rows that a cell's share among fewer columns is worth. */
const smoothing = 1

/**
 * The attack of somebody who knows that the generator is a network of tables: for every column and the two that say most of it
 * among the synthetic rows, log p(cell | the two) of the synthetic rows less that of the reference rows, summed. A member has
 * raised the counts of its own cells, by most where they are few. Numbers in 10 cells of equal frequency in both together.
 */
export function cellRatio(
  targets: readonly Table[],
  {
    synthetic,
    reference,
    columnNames,
    rng,
  }: {
    readonly synthetic: Table
    readonly reference: Table
    readonly columnNames: readonly string[]
    readonly rng: Rng
  },
): Float64Array[] {
  const sides = [
    sampleRows(synthetic, mostRows, rng.fork('synthetic')),
    sampleRows(reference, mostRows, rng.fork('reference')),
  ]
  const cells = discretise(concatTables(sides), columnNames, { bins: 'frequency', mostLevels })
  const codesOf = (table: Table): Codes[] => cells.map((each) => each.encode(table.column(each.name)))
  const [made, real] = sides.map(codesOf) as [Codes[], Codes[]]
  const chosen = closestColumns(made)
  const asked = targets.map(codesOf)
  const scores = targets.map((table) => new Float64Array(table.rowCount))
  made.forEach((_, column) => {
    const [ofSynthetic, ofReference] = [made, real].map((side) => conditional(side, column, chosen[column]!))
    asked.forEach((codes, side) => {
      const [own, other] = [ofSynthetic!(codes), ofReference!(codes)]
      for (let row = 0; row < own.length; row++) scores[side]![row]! += own[row]! - other[row]!
    })
  })
  return scores
}

/** Of each column the two with which it has the most mutual information. */
function closestColumns(codes: readonly Codes[]): number[][] {
  const groups = new Uint8Array(codes[0]?.codes.length ?? 0)
  const information = codes.map(() => new Float64Array(codes.length))
  for (let second = 0; second < codes.length; second++)
    for (let first = 0; first < second; first++) {
      const counts = countCells([codes[first]!, codes[second]!], groups)
      const found = mutualInformation(counts, codes[first]!.size, codes[second]!.size)
      information[first]![second] = found
      information[second]![first] = found
    }
  return information.map((row, column) =>
    [...row.keys()]
      .filter((other) => other !== column && row[other]! > 0)
      .sort((a, b) => row[b]! - row[a]! || a - b)
      .slice(0, parents),
  )
}

/** log P(column | given), backing off to fewer columns and then to even shares. */
function conditional(
  learnt: readonly Codes[],
  column: number,
  given: readonly number[],
): (asked: readonly Codes[]) => Float64Array {
  const size = learnt[column]!.size
  const orders = [...given.keys(), given.length].map((count) => {
    const columns = given.slice(0, count)
    const cells = new Map<number, number>()
    const totals = new Map<number, number>()
    for (let row = 0; row < learnt[column]!.codes.length; row++) {
      const key = keyOf(learnt, columns, row)
      const cell = key * size + learnt[column]!.codes[row]!
      cells.set(cell, (cells.get(cell) ?? 0) + 1)
      totals.set(key, (totals.get(key) ?? 0) + 1)
    }
    return { columns, cells, totals }
  })
  return (asked) =>
    Float64Array.from({ length: asked[column]!.codes.length }, (_, row) =>
      Math.log(
        orders.reduce((backed, { columns, cells, totals }) => {
          const key = keyOf(asked, columns, row)
          const cell = key * size + asked[column]!.codes[row]!
          return ((cells.get(cell) ?? 0) + smoothing * backed) / ((totals.get(key) ?? 0) + smoothing)
        }, 1 / size),
      ),
    )
}

function keyOf(codes: readonly Codes[], columns: readonly number[], row: number): number {
  return columns.reduce((key, column) => key * codes[column]!.size + codes[column]!.codes[row]!, 0)
}
