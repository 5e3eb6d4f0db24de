import { cellsOf, conditionalTables, indexMap } from '../graphical/index.js'
import type { Network } from '../network/index.js'
import { statesOf } from './merge-rare.js'
import type { Learnt } from './mst.js'

/** Of every row of a table, spread over all states: what may happen is never impossible because noise said less than nothing. */
const floor = 1e-6

/**
 * The learnt distribution as a Bayesian network whose states are all codes: codes that were put together share their mass alike,
 * which is all that the noisy numbers say of them.
 */
export function networkOf({ model, states }: Learnt, names: readonly string[]): Network {
  const { parents, tables } = conditionalTables(model)
  const stateCounts = states.map(statesOf)
  const codeCounts = states.map((each) => each.length)
  const variables = names.map((name, column) => ({
    name,
    codeCount: codeCounts[column]!,
    codes: [...Array(codeCounts[column]!).keys()],
  }))
  const spread = tables.map((table, column) => {
    const given = parents[column]!
    const codes = codeCounts[column]!
    const size = stateCounts[column]!
    const sharing = new Float64Array(size)
    for (const state of states[column]!) sharing[state]!++
    let rowOf = new Int32Array(cellsOf(given, codeCounts))
    for (const parent of given) {
      const code = indexMap({ from: given, onto: [parent] }, codeCounts)
      rowOf = rowOf.map((row, at) => row * stateCounts[parent]! + states[parent]![code[at]!]!)
    }
    const wide = new Float32Array(rowOf.length * codes)
    for (let cell = 0; cell < wide.length; cell++) {
      const state = states[column]![cell % codes]!
      const share = table[rowOf[Math.floor(cell / codes)]! * size + state]! / sharing[state]!
      wide[cell] = (1 - floor) * share + floor / codes
    }
    return wide
  })
  return { variables, parents, tables: spread }
}
