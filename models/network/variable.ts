import { allocateCodes, type CodedColumn, type CodedTable } from '../../src/encode/index.js'

/**
 * A column as a model sees it: only the codes that occur in the training rows, renumbered 0 … size − 1 as *states*.
 * A code that never occurred has probability 0, so a column without missing cells never gets one.
 */
export interface Variable {
  readonly name: string
  /** Number of codes in the codebook, missing included. */
  readonly codeCount: number
  /** The code of each state, ascending. */
  readonly codes: readonly number[]
  /** True for a variable that no column shows. */
  readonly hidden?: true
}

export interface CompactTable {
  /** In order of name, so that the order of columns never changes a result. */
  readonly variables: readonly Variable[]
  /** Column i holds the states of variable i. */
  readonly table: CodedTable
}

/** Training codes as states, variables in order of name. O(cells). */
export function compactTable({ columns, rowCount }: CodedTable): CompactTable {
  const sorted = [...columns].sort((a, b) => (a.name < b.name ? -1 : 1))
  const variables = sorted.map(observedVariable)
  const states = sorted.map((column, index) => statesOf(column, variables[index] as Variable))
  return { variables, table: { columns: states, rowCount } }
}

/** State per code, −1 for a code without one. */
export function stateOfCode({ codeCount, codes }: Variable): Int32Array {
  const states = new Int32Array(codeCount).fill(-1)
  codes.forEach((code, state) => {
    states[code] = state
  })
  return states
}

/** The states of each variable's column in a coded table, −1 for a code that never occurred in training. O(cells). */
export function tableStates(variables: readonly Variable[], { columns }: CodedTable): Int32Array[] {
  const byName = new Map(columns.map((column) => [column.name, column]))
  return variables.map((variable) => {
    const stateOf = stateOfCode(variable)
    return Int32Array.from(byName.get(variable.name)?.codes ?? [], (code) => stateOf[code]!)
  })
}

/** A coded table of which every code occurred in training, as states, its columns as the variables. O(cells). */
export function statesTable(variables: readonly Variable[], { columns, rowCount }: CodedTable): CodedTable {
  const byName = new Map(columns.map((column) => [column.name, column]))
  return {
    columns: variables.map((variable) => statesOf(byName.get(variable.name) as CodedColumn, variable)),
    rowCount,
  }
}

/** The codes of a row of states. */
export function codesOf({ name, codeCount, codes }: Variable, states: Uint8Array | Uint16Array): CodedColumn {
  const coded = allocateCodes(codeCount, states.length)
  const codeOfState = Uint16Array.from(codes)
  for (let row = 0; row < states.length; row++) coded[row] = codeOfState[states[row]!]!
  return { name, size: codeCount, codes: coded }
}

/** The variable of a column of training codes. */
export function observedVariable({ name, size, codes }: CodedColumn): Variable {
  const seen = new Uint8Array(size)
  for (let row = 0; row < codes.length; row++) seen[codes[row]!] = 1
  return { name, codeCount: size, codes: [...seen.keys()].filter((code) => seen[code] === 1) }
}

function statesOf({ name, codes }: CodedColumn, variable: Variable): CodedColumn {
  const stateCount = variable.codes.length
  // States of the lowest codes are these codes: most columns lack nothing but a missing cell.
  if (
    variable.codes[stateCount - 1] === stateCount - 1 &&
    allocateCodes(stateCount, 0).BYTES_PER_ELEMENT === codes.BYTES_PER_ELEMENT
  )
    return { name, size: stateCount, codes }
  const stateOf = stateOfCode(variable)
  const states = allocateCodes(stateCount, codes.length)
  for (let row = 0; row < codes.length; row++) states[row] = stateOf[codes[row]!]!
  return { name, size: stateCount, codes: states }
}
