import type { OpenColumn } from '../../src/encode/index.js'
import { type OpenStates, stateOfCode, type TreeColumn } from '../network/index.js'
import type { Member } from './course.js'

/**
 * The cells of a member where some of its column's are open. An open value may get what its choice allows; whether it was
 * measured stays known, unless the choice leaves that open, too. O(rows × choices).
 */
export function openMember(columns: readonly TreeColumn[], { from, column }: Member, cells: OpenColumn): OpenStates {
  const { variable, insideCount, hasMissing } = columns[column]!
  const { codes, open, choices, size } = cells
  const stateOf = stateOfCode(variable)
  if (from === 'flag') {
    const missing = hasMissing ? insideCount : -1
    return {
      choices: [[1, 1]],
      states: Int32Array.from(codes, (code, row) => {
        if (open[row]! > 0 && choices[open[row]! - 1]![size - 1] === 1) return -1
        return stateOf[code] === missing ? 0 : 1
      }),
    }
  }
  const inside = variable.codes.slice(0, insideCount)
  const any = inside.map(() => 1)
  const weighed = choices.map((choice) => {
    const allowed = inside.map((code) => choice[code]!)
    return allowed.some((weight) => weight > 0) ? allowed : any
  })
  return {
    choices: [any, ...weighed],
    states: Int32Array.from(codes, (code, row) => {
      if (open[row]! > 0) return -1 - open[row]!
      const state = stateOf[code]!
      return state >= 0 && state < insideCount ? state : -1
    }),
  }
}
