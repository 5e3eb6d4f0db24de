import type { MadeColumnOf } from '../columns/made-table.js'
import type { ThirdRow, ThirdShape } from './rows.js'

export interface ThirdTable extends ThirdShape {
  readonly name: string
  readonly source: string
  readonly columns: readonly MadeColumnOf<ThirdRow>[]
}
