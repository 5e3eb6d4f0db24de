import {
  fromOffsets,
  type Lift,
  type LinkedTables,
  lift,
  melt,
  type Offset,
  type Pivot,
  pivot,
  toOffsets,
  unlift,
} from '../../table/linked/index.js'

/** What was done to tables before they were learnt, and is undone in what is drawn. Plain data. */
export interface NormalForm {
  readonly lifts: readonly Lift[]
  /** Absent in files of earlier versions. */
  readonly offsets?: readonly Offset[] | undefined
  readonly pivots: readonly Pivot[]
}

/**
 * Tables as models see them: what is constant within a person lies with the person, a moment of a stay is told from its
 * beginning, long tables have a column a measurement.
 */
export function normalised(
  tables: LinkedTables,
  { lifts }: { readonly lifts?: readonly Lift[] } = {},
): { readonly tables: LinkedTables; readonly form: NormalForm } {
  const lifted = lift(tables, lifts === undefined ? {} : { lifts })
  const { offsets, tables: told } = toOffsets(lifted.tables, { lifts: lifted.lifts })
  const pivoted = pivot(told)
  return { tables: pivoted.tables, form: { lifts: lifted.lifts, offsets, pivots: pivoted.pivots } }
}

/** Other tables in the same form. */
export function inForm(tables: LinkedTables, { lifts, offsets = [], pivots }: NormalForm): LinkedTables {
  return pivot(toOffsets(lift(tables, { lifts }).tables, { lifts, offsets }).tables, { pivots }).tables
}

/** Tables of a form as people know them. */
export function outOfForm(tables: LinkedTables, { lifts, offsets = [], pivots }: NormalForm): LinkedTables {
  return unlift(fromOffsets(melt(tables, pivots), offsets), lifts)
}
