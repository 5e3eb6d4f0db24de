import { patientIndex } from '../../../patients.js'
import type { Table } from '../../../table.js'
import type { LearnOptions } from '../../relation-kind.js'
import type { State, StateColumn } from '../../state.js'
import { patientsPerGroup, presenceStates, statesOf } from '../../states.js'
import type { FunctionRelation, StateMap } from './relation.js'

/**
 * The function behind a relation: the value that most patients have at each level that `minCount` patients hold; the others
 * share one value. No value is kept that fewer than `minCount` patients have there. A number column as source counts as present
 * or missing only. O(rows).
 */
export function learnStateMap(
  train: Table,
  { column, of }: FunctionRelation,
  { schema, minCount }: LearnOptions,
): StateMap {
  const target = statesOf(train.column(column))
  const source = sourceStates(train, of)
  const patientOf = patientIndex(train, schema)
  const patients = patientsPerGroup(source.indices, { groupCount: source.states.length, patientOf })
  const width = target.states.length
  const pairs = source.indices.map((state, row) => state * width + target.indices[row]!)
  const held = patientsOfPairs(pairs, { pairCount: source.states.length * width, patientOf })
  const counts = source.states.map((_, state) => held.subarray(state * width, (state + 1) * width))
  const usual = (of: readonly Float64Array[]) => usualState(target.states, of, minCount)
  const missingAt = source.states.length - 1
  const known = source.states.map((_, index) => index).filter((index) => patients[index]! >= minCount)
  const rest = source.states.map((_, index) => index).filter((index) => !known.includes(index))
  const restPatients = rest.reduce((sum, index) => sum + patients[index]!, 0)
  const overall = usual(counts)
  const restValue = usual(rest.map((index) => counts[index] as Float64Array)) ?? overall
  // A number's "present" is its only other state: what goes with it is what goes with any level.
  const present = source.isLevel || !known.includes(0) ? undefined : usual([counts[0]!])
  const otherwise = present ?? (restPatients >= minCount ? restValue : overall) ?? null
  const levels = known.flatMap((index) => {
    const value = source.isLevel && index !== missingAt ? usual([counts[index] as Float64Array]) : undefined
    return value === undefined ? [] : [{ level: String(source.states[index]), value }]
  })
  const missing = patients[missingAt]! > 0 ? usual([counts[missingAt] as Float64Array]) : undefined
  return {
    levels: levels.map(({ level }) => level),
    values: levels.map(({ value }) => value),
    ...(missing !== undefined && { missing }),
    otherwise,
  }
}

/** How many patients have each pair of states. Few of the pairs occur: no set is made for each. O(rows). */
function patientsOfPairs(
  pairs: Int32Array,
  { pairCount, patientOf }: { readonly pairCount: number; readonly patientOf: Int32Array },
): Float64Array {
  const counts = new Float64Array(pairCount)
  const met = new Set<number>()
  pairs.forEach((pair, row) => {
    const key = patientOf[row]! * pairCount + pair
    if (met.has(key)) return
    met.add(key)
    counts[pair]! += 1
  })
  return counts
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

/** The state that most patients have over all counts, the first of equals; none when it is a value of fewer than `minCount`. */
function usualState(states: readonly State[], counts: readonly Float64Array[], minCount: number): State | undefined {
  let best: State = null
  let most = 0
  states.forEach((state, index) => {
    const held = counts.reduce((sum, each) => sum + each[index]!, 0)
    if (held <= most) return
    most = held
    best = state
  })
  // That a cell is missing tells nobody's value.
  return best === null || most >= minCount ? best : undefined
}
