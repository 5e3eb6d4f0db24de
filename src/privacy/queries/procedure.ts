import type { Table } from '../../table/index.js'

/** A release of a procedure, as it is charged before the first: nothing of it depends on those before. */
export interface Round {
  readonly size: number
  readonly norm: number
  readonly grid: number
  /** Of what the procedure may spend. */
  readonly share: number
  readonly reason: string
}

/** Several releases, of which each may look at those before: how many, and how large, is settled beforehand. */
export interface Procedure {
  readonly key: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rounds: readonly Round[]
  /** Lets go of every round's numbers, in their order; sums are in whole steps, what comes back in units. */
  run(
    table: Table,
    release: (exact: Float64Array) => { readonly values: Float64Array; readonly variance: number },
  ): void
}
