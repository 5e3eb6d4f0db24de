import { type Column, isMissing, type LevelColumn, levelColumn, type NumberColumn } from '../column.js'
import { numbered } from '../number-levels.js'
import { type ColumnSchema, isNumberKind } from '../schema.js'
import type { State, StateColumn } from './state.js'

/** The states of a column; missing is the last, whether it occurs or not. O(rows). */
export function statesOf(column: Column): StateColumn {
  if (column.type === 'level') return withMissing(column.levels, column.codes)
  const { numbers, codes } = numbered(column)
  return withMissing(numbers, codes)
}

function withMissing(states: readonly State[], codes: Int32Array): StateColumn {
  return { states: [...states, null], indices: codes.map((code) => (code < 0 ? states.length : code)) }
}

/** Present or missing alone, for columns of which no more can be said: 0 is present, 1 missing. O(rows). */
export function presenceStates(column: Column): Int32Array {
  const length = column.type === 'number' ? column.values.length : column.codes.length
  return Int32Array.from({ length }, (_, row) => (isMissing(column, row) ? 1 : 0))
}

/** The column of a state a row. Levels keep the order of the schema. O(rows). */
export function columnOfStates({ states, indices }: StateColumn, schema: ColumnSchema): NumberColumn | LevelColumn {
  const { name, kind, levels } = schema
  if (!isNumberKind(kind))
    return levelColumn(
      name,
      Array.from(indices, (index) => textOf(states[index] ?? null)),
      levels,
    )
  const values = Float64Array.from(indices, (index) => Number(states[index] ?? 0))
  const valid = Uint8Array.from(indices, (index) => (states[index] === null ? 0 : 1))
  return { type: 'number', name, values, valid: valid.includes(0) ? valid : null }
}

function textOf(state: State): string | null {
  return state === null ? null : String(state)
}

/** How many patients each group has; rows of group −1 are in none. O(rows). */
export function patientsPerGroup(
  groups: Int32Array,
  { groupCount, patientOf }: { readonly groupCount: number; readonly patientOf: Int32Array },
): Float64Array {
  const holders = Array.from({ length: groupCount }, () => new Set<number>())
  for (let row = 0; row < groups.length; row++) holders[groups[row]!]?.add(patientOf[row]!)
  return Float64Array.from(holders, (set) => set.size)
}
