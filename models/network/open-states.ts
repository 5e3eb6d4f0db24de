import { allocateCodes, type CodedTable, type OpenColumn } from '../../src/encode/index.js'
import { stateOfCode, type Variable } from './variable.js'

/** The cells of one column: states that are evidence, and open ones. */
export interface OpenStates {
  /** State a row; −1 − i where the cell is open and may get what choice i allows. */
  readonly states: Int32Array
  /** 1 for each state that may be drawn; every choice allows one. */
  readonly choices: readonly ArrayLike<number>[]
}

/**
 * Codes of all columns, the open cells as `draw` gives them for the states of the variables, in their order; missing where
 * it gives −1.
 */
export function drawOpenCodes(
  columns: readonly OpenColumn[],
  variables: readonly Variable[],
  { rowCount, draw }: { readonly rowCount: number; readonly draw: (cells: readonly OpenStates[]) => Int32Array[] },
): CodedTable {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const drawn = draw(variables.map((variable) => openStates(byName.get(variable.name) as OpenColumn, variable)))
  const indexOf = new Map(variables.map(({ name }, index) => [name, index]))
  return {
    rowCount,
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
