import { patientIndex } from '../patients.js'
import type { Schema } from '../schema.js'
import type { Table } from '../table.js'
import type { FunctionRelation } from './relation.js'
import { patientsPerGroup, presenceStates, type State, type StateColumn, statesOf } from './states.js'

/** Which value of one column goes with each level of another, learnt from rows. */
export interface StateMap {
  /** Levels of the source that enough patients hold; `values` has the value that goes with each. */
  readonly levels: readonly string[]
  readonly values: readonly State[]
  /** What goes with a missing source; absent when too few rows tell. */
  readonly missing?: State
  /** What goes with anything else: rare levels together, and those never seen. */
  readonly otherwise: State
}

export interface LearnOptions {
  readonly schema: Schema
  /** Patients that must stand behind whatever is kept. */
  readonly minCount: number
}

/**
 * The function behind a relation: the most frequent value at each level that `minCount` patients hold; the others share
 * one value. A number column as source counts as present or missing only. O(rows).
 */
export function learnStateMap(
  train: Table,
  { column, of }: FunctionRelation,
  { schema, minCount }: LearnOptions,
): StateMap {
  const target = statesOf(train.column(column))
  const source = sourceStates(train, of)
  const patients = patientsPerGroup(source.indices, {
    groupCount: source.states.length,
    patientOf: patientIndex(train, schema),
  })
  const counts = source.states.map(() => new Float64Array(target.states.length))
  source.indices.forEach((state, row) => {
    counts[state]![target.indices[row]!]! += 1
  })
  const missingAt = source.states.length - 1
  const known = source.states.map((_, index) => index).filter((index) => patients[index]! >= minCount)
  const rest = source.states.map((_, index) => index).filter((index) => !known.includes(index))
  const restPatients = rest.reduce((sum, index) => sum + patients[index]!, 0)
  const overall = mostFrequent(target.states, counts)
  const restValue = mostFrequent(
    target.states,
    rest.map((index) => counts[index] as Float64Array),
  )
  // A number's "present" is its only other state: what goes with it is what goes with any level.
  const present = source.isLevel || !known.includes(0) ? undefined : mostFrequent(target.states, [counts[0]!])
  const otherwise = present ?? (restPatients >= minCount ? restValue : overall)
  const levels = source.isLevel ? known.filter((index) => index !== missingAt) : []
  const missing = mostFrequent(target.states, [counts[missingAt] as Float64Array])
  // That a missing source goes with a missing value tells nobody's value.
  const isMissingKnown = known.includes(missingAt) || (patients[missingAt]! > 0 && missing === null)
  return {
    levels: levels.map((index) => String(source.states[index])),
    values: levels.map((index) => mostFrequent(target.states, [counts[index] as Float64Array])),
    ...(isMissingKnown && { missing }),
    otherwise,
  }
}

/** The value that goes with each row's source. O(rows). */
export function applyStateMap(map: StateMap, table: Table, of: string): StateColumn {
  const source = sourceStates(table, of)
  const indexOf = new Map(map.levels.map((level, index) => [level, index]))
  const isMissingKnown = map.missing !== undefined
  const states = [...map.values, map.otherwise, ...(isMissingKnown ? [map.missing as State] : [])]
  const missingAt = source.states.length - 1
  const translated = source.states.map((state, index) => {
    if (index === missingAt) return map.levels.length + (isMissingKnown ? 1 : 0)
    return (source.isLevel ? indexOf.get(String(state)) : undefined) ?? map.levels.length
  })
  return { states, indices: source.indices.map((state) => translated[state] as number) }
}

function sourceStates(table: Table, name: string): StateColumn & { readonly isLevel: boolean } {
  const column = table.column(name)
  return column.type === 'level'
    ? { ...statesOf(column), isLevel: true }
    : { states: ['present', null], indices: presenceStates(column), isLevel: false }
}

/** The state with the most rows over all counts; the first of equals, missing when there are no rows. */
function mostFrequent(states: readonly State[], counts: readonly Float64Array[]): State {
  let best: State = null
  let most = 0
  states.forEach((state, index) => {
    const rows = counts.reduce((sum, each) => sum + each[index]!, 0)
    if (rows > most) {
      most = rows
      best = state
    }
  })
  return best
}
