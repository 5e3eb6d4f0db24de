import { allocateCodes, type CodedTable, type OpenColumn } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { stateOfCode, type Variable } from '../network/index.js'
import { drawOpenStates, type OpenStates } from './draw-open-states.js'
import type { HiddenTree } from './tree.js'

/** Codes of all columns, the open cells drawn given the others; missing where the tree gives a row no probability. */
export function drawOpenCodes(
  { tree, variables }: { readonly tree: HiddenTree; readonly variables: readonly Variable[] },
  columns: readonly OpenColumn[],
  options: { readonly rowCount: number; readonly rng: Rng },
): CodedTable {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const cells = variables.map((variable) => openStates(byName.get(variable.name) as OpenColumn, variable))
  const drawn = drawOpenStates(tree, cells, options)
  const indexOf = new Map(variables.map(({ name }, index) => [name, index]))
  return {
    rowCount: options.rowCount,
    columns: columns.map(({ name, size, codes, open }) => {
      const index = indexOf.get(name) as number
      const codeOfState = variables[index]?.codes ?? []
      const filled = allocateCodes(size, codes.length)
      for (let row = 0; row < codes.length; row++)
        filled[row] = open[row] === 0 ? codes[row]! : (codeOfState[drawn[index]![row]!] ?? size - 1)
      return { name, size, codes: filled }
    }),
  }
}

/** Choices over the states that occurred in training. A code that never occurred tells nothing, so any state may stand for it. */
function openStates({ codes, open, choices }: OpenColumn, variable: Variable): OpenStates {
  const stateOf = stateOfCode(variable)
  const any = variable.codes.map(() => 1)
  return {
    choices: [
      ...choices.map((choice) => {
        const allowed = variable.codes.map((code) => choice[code]!)
        return allowed.includes(1) ? allowed : any
      }),
      any,
    ],
    states: Int32Array.from(codes, (code, row) => {
      if (open[row]! > 0) return -open[row]!
      const state = stateOf[code]!
      return state >= 0 ? state : -1 - choices.length
    }),
  }
}
