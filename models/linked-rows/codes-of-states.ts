import { allocateCodes, type Codebook, type CodedTable } from '../../src/encode/index.js'
import type { TreeColumn } from '../network/index.js'

/** States as codes, columns in the order of the codebook; missing where a state is −1. O(rows × columns). */
export function codesOfStates(
  { columns, codebook }: { readonly columns: readonly TreeColumn[]; readonly codebook: Codebook },
  states: readonly Int32Array[],
  rowCount: number,
): CodedTable {
  return {
    rowCount,
    columns: columns.map(({ variable }, column) => {
      const missing = codebook.books[column]!.size - 1
      const codes = allocateCodes(variable.codeCount, rowCount)
      const own = states[column]!
      for (let row = 0; row < rowCount; row++) codes[row] = own[row]! < 0 ? missing : variable.codes[own[row]!]!
      return { name: variable.name, size: variable.codeCount, codes }
    }),
  }
}
