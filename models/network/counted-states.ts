import { type CountSource, countsInMemory } from '../../src/counts/index.js'
import type { CodedTable } from '../../src/encode/index.js'
import { compactTable, type Variable } from './variable.js'

/** Training rows as states that are counted. */
export interface CountedStates {
  /** In order of name, so that the order of columns never changes a result. */
  readonly variables: readonly Variable[]
  /** Column i counts the states of variable i. */
  readonly source: CountSource
}

/** The states of codes in memory, or of codes that are counted where they lie: the same variables and counts. */
export async function countedStates(
  rows: CodedTable | CountSource,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<CountedStates> {
  if (!('counts' in rows)) {
    const { variables, table } = compactTable(rows)
    return { variables, source: countsInMemory(table) }
  }
  const columns = [...rows.columns].sort((a, b) => (a.name < b.name ? -1 : 1))
  const single = await rows.counts(
    columns.map(({ name }) => [name]),
    { signal },
  )
  const variables = columns.map(
    ({ name, size }, place): Variable => ({
      ...{ name, codeCount: size },
      codes: [...single[place]!.keys()].filter((code) => single[place]![code]! > 0),
    }),
  )
  const variableOf = new Map(variables.map((variable) => [variable.name, variable]))
  const source: CountSource = {
    columns: variables.map(({ name, codes }) => ({ name, size: codes.length })),
    rowCount: rows.rowCount,
    async counts(requests, options) {
      const tables = await rows.counts(requests, options)
      return tables.map((table, at) =>
        ofStates(
          table,
          requests[at]!.map((name) => variableOf.get(name)!),
        ),
      )
    },
    async *groups(names, options) {
      const asked = names.map((name) => variableOf.get(name)!.codes)
      const states = asked.map((codes) => new Map(codes.map((code, state) => [code, state])))
      for await (const { codes, held } of rows.groups(names, options))
        yield { codes: codes.map((own, at) => own.map((code) => states[at]!.get(code)!)), held }
    },
  }
  return { variables, source }
}

/** A table of counts of codes without the codes that never occur. */
function ofStates(counts: Float64Array, variables: readonly Variable[]): Float64Array {
  if (variables.every(({ codeCount, codes }) => codeCount === codes.length)) return counts
  const sizes = variables.map(({ codes }) => codes.length)
  const states = new Float64Array(sizes.reduce((product, size) => product * size, 1))
  for (let cell = 0; cell < states.length; cell++) {
    let [left, stride, code] = [cell, 1, 0]
    for (let place = variables.length - 1; place >= 0; place--) {
      const { codes, codeCount } = variables[place]!
      code += stride * codes[left % sizes[place]!]!
      left = Math.floor(left / sizes[place]!)
      stride *= codeCount
    }
    states[cell] = counts[code]!
  }
  return states
}
