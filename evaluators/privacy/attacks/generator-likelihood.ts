import { type CodeColumn, fitTreeDensity } from '../../../src/learn/index.js'
import type { Rng } from '../../../src/math/index.js'
import { concatTables, type Table } from '../../../src/table/index.js'
import { discretise } from '../../fidelity/discretise.js'
import { sampleRows } from '../../learning/sample-rows.js'

const mostRows = 20_000
const mostLevels = 50

/**
 * log p(record | synthetic) − log p(record | reference), each a tree-shaped network fitted anew on as many rows: the
 * likelihood ratio test of an attacker who has a generator of our kind but not the one that was used (Hayes et al.,
 * PoPETs 2019; calibrated as in van Breugel et al., 2023). Numbers in 10 cells of equal frequency in both together.
 */
export function generatorLikelihood(
  targets: readonly Table[],
  {
    synthetic,
    reference,
    columnNames,
    rng,
    realRng,
  }: {
    readonly synthetic: Table
    readonly reference: Table
    readonly columnNames: readonly string[]
    readonly rng: Rng
    readonly realRng: Rng
  },
): Float64Array[] {
  const size = Math.min(synthetic.rowCount, reference.rowCount, mostRows)
  const sides = [
    sampleRows(synthetic, size, rng.fork('synthetic')),
    sampleRows(reference, size, realRng.fork('reference')),
  ]
  const cells = discretise(concatTables(sides), columnNames, { bins: 'frequency', mostLevels })
  const codesOf = (table: Table): CodeColumn[] => cells.map((each) => each.encode(table.column(each.name)))
  const [ofSynthetic, ofReference] = sides.map((side) => fitTreeDensity(codesOf(side)))
  return targets.map((table) => {
    const codes = codesOf(table)
    const unseen = ofReference!(codes)
    return ofSynthetic!(codes).map((log, row) => log - unseen[row]!)
  })
}
