import type { CodedTable, OpenColumn } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { codesOf, stateOfCode, tableStates } from '../network/index.js'
import { drawOutcomeStates, type StateWeight } from './draw-outcomes.js'
import type { BoostedOutcome, OutcomeChain } from './outcome-chain.js'

/** A filled table with the open cells of outcomes drawn anew, given all other cells; every other cell as it is. */
export function imputeOutcomes(
  chain: OutcomeChain,
  filled: CodedTable,
  { open, rng }: { readonly open: readonly OpenColumn[]; readonly rng: Rng },
): CodedTable {
  if (chain.outcomes.length === 0) return filled
  const { rowCount } = filled
  const byName = new Map(open.map((column) => [column.name, column]))
  const outcomes = chain.outcomes.map(({ column }) => byName.get(column.variable.name) as OpenColumn)
  const variables = chain.columns.map(({ variable }) => variable)
  const weightOf = knownWeights(chain.outcomes, outcomes)
  const { states } = drawOutcomeStates(chain, tableStates(variables, filled), { rowCount, rng, weightOf })
  const drawn = new Map(
    chain.outcomes.map(({ column: { variable } }, index) => {
      const { codes, ...head } = codesOf(variable, states[index]!)
      const { open: isOpen, codes: known } = outcomes[index]!
      return [variable.name, { ...head, codes: codes.map((code, row) => (isOpen[row]! > 0 ? code : known[row]!)) }]
    }),
  )
  return { rowCount, columns: filled.columns.map((column) => drawn.get(column.name) ?? column) }
}

/** 1 for the states that a cell may have: the known one, or its choices; any where that leaves none. */
function knownWeights(chain: readonly BoostedOutcome[], outcomes: readonly OpenColumn[]): StateWeight {
  const allowed = outcomes.map(({ choices }, index) =>
    choices.map((choice) => {
      const states = chain[index]!.column.variable.codes.map((code) => choice[code]!)
      return states.includes(1) ? states : states.fill(1)
    }),
  )
  const stateOf = chain.map(({ column }) => stateOfCode(column.variable))
  return (outcome, row, state) => {
    const { open, codes } = outcomes[outcome]!
    if (open[row]! > 0) return allowed[outcome]![open[row]! - 1]![state]!
    const known = stateOf[outcome]![codes[row]!]!
    return known < 0 || known === state ? 1 : 0
  }
}
