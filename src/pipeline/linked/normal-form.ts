import { type Lift, type LinkedTables, lift, melt, type Pivot, pivot, unlift } from '../../table/linked/index.js'

/** What was done to tables before they were learnt, and is undone in what is drawn. Plain data. */
export interface NormalForm {
  readonly lifts: readonly Lift[]
  readonly pivots: readonly Pivot[]
}

/** Tables as models see them: what is constant within a person lies with the person, long tables have a column a measurement. */
export function normalised(
  tables: LinkedTables,
  { lifts }: { readonly lifts?: readonly Lift[] } = {},
): { readonly tables: LinkedTables; readonly form: NormalForm } {
  const lifted = lift(tables, lifts === undefined ? {} : { lifts })
  const pivoted = pivot(lifted.tables)
  return { tables: pivoted.tables, form: { lifts: lifted.lifts, pivots: pivoted.pivots } }
}

/** Other tables in the same form. */
export function inForm(tables: LinkedTables, { lifts, pivots }: NormalForm): LinkedTables {
  return pivot(lift(tables, { lifts }).tables, { pivots }).tables
}

/** Tables of a form as people know them. */
export function outOfForm(tables: LinkedTables, { lifts, pivots }: NormalForm): LinkedTables {
  return unlift(melt(tables, pivots), lifts)
}
