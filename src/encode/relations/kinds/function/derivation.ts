import type { StateMap } from '../../../../table/index.js'

/** A column that another one decides. */
export interface FunctionDerivation {
  readonly type: 'function'
  readonly column: string
  readonly of: string
  readonly map: StateMap
}
