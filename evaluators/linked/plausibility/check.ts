import type { LinkedTables } from '../../../src/table/linked/index.js'

/** Names as OHDSI's DataQualityDashboard has them, so that a site compares with its own run of that. */
export type CheckName =
  | 'plausibleAfterBirth'
  | 'plausibleDuringLife'
  | 'plausibleStartBeforeEnd'
  | 'plausibleTemporalAfter'
  | 'plausibleValueLow'
  | 'plausibleValueHigh'
  | 'plausibleGender'

/** One question on the rows of a table. */
export interface PlausibilityCheck {
  readonly name: CheckName
  readonly table: string
  readonly column: string
  /** The other column that is asked, `table.column` where it stands above. */
  readonly against?: string
  ask(tables: LinkedTables): Asked
}

/** How many rows could be asked, and how many answer that they are not plausible. */
export interface Asked {
  readonly of: number
  readonly violations: number
}

export const subcategories: Readonly<Record<CheckName, 'temporal' | 'atemporal'>> = {
  plausibleAfterBirth: 'temporal',
  plausibleDuringLife: 'temporal',
  plausibleStartBeforeEnd: 'temporal',
  plausibleTemporalAfter: 'temporal',
  plausibleValueLow: 'atemporal',
  plausibleValueHigh: 'atemporal',
  plausibleGender: 'atemporal',
}

/** Counts over the rows of a table: undefined where a row cannot be asked, true where it is not plausible. */
export function asked(rowCount: number, isImplausible: (row: number) => boolean | undefined): Asked {
  let [of, violations] = [0, 0]
  for (let row = 0; row < rowCount; row++) {
    const answer = isImplausible(row)
    if (answer === undefined) continue
    of++
    if (answer) violations++
  }
  return { of, violations }
}
