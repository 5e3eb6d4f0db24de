import { countsInMemory } from '../../src/counts/index.js'
import type { CodedTable } from '../../src/encode/index.js'
import type { PrivacyLedger } from '../../src/privacy/index.js'
import type { Scope } from '../graphical/index.js'

/**
 * Exact counts of real rows: nothing of them may leave but through a charged mechanism. Sizes are public: all codes of a public
 * codebook, never those that occur. One patient has at most `rowsPerPatient` rows, and they may all be in one cell of a table.
 */
export interface PrivateCounts {
  readonly sizes: readonly number[]
  /** 1 when absent. */
  readonly rowsPerPatient?: number
  counts(scopes: readonly Scope[]): Promise<readonly Float64Array[]>
}

/** What a mechanism needs beside its numbers. */
export interface Private {
  readonly ledger: PrivacyLedger
  readonly data: PrivateCounts
  readonly signal?: AbortSignal | undefined
}

/** Counts of codes that are made when they are first asked for, which is after the first charge. Columns in order of `names`. */
export function countsOfCodes(
  encode: () => CodedTable | Promise<CodedTable>,
  {
    names,
    sizes,
    rowsPerPatient = 1,
    signal,
  }: {
    readonly names: readonly string[]
    readonly sizes: readonly number[]
    readonly rowsPerPatient?: number
    readonly signal?: AbortSignal | undefined
  },
): PrivateCounts {
  let source: ReturnType<typeof countsInMemory> | undefined
  return {
    sizes,
    rowsPerPatient,
    async counts(scopes) {
      source ??= countsInMemory(await encode())
      return source.counts(
        scopes.map((scope) => scope.map((variable) => names[variable]!)),
        { signal },
      )
    },
  }
}
