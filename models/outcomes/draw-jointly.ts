import { type Codebook, type CodedTable, evidenceWeights } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { Evidence } from '../../src/table/index.js'
import { codesOf, drawAccepted, type TableDraw, tableStates } from '../network/index.js'
import { drawOutcomeStates } from './draw-outcomes.js'
import type { OutcomeChain } from './outcome-chain.js'

export interface JointDrawOptions {
  /** Draws all columns under what is known of those that are no outcomes; what it draws for outcomes is put aside. */
  readonly draw: (given: Evidence | undefined) => TableDraw
  readonly codebook: Codebook
  readonly given?: Evidence | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Rows of columns and outcomes. Evidence on an outcome keeps a row with the probability that the outcome's states under
 * evidence have there: the exact conditional distribution, in trials as many as the evidence is rare. Throws
 * `bad-evidence` when almost no trial is kept.
 */
export function drawJointly(
  chain: OutcomeChain,
  { draw: drawColumns, codebook, given, signal }: JointDrawOptions,
): (rowCount: number, rng: Rng) => CodedTable | Promise<CodedTable> {
  if (chain.outcomes.length === 0) return drawColumns(given)
  const weights = outcomeWeights(chain, codebook, given)
  const columnVariables = chain.columns.map(({ variable }) => variable)
  const outcomeVariables = chain.outcomes.map(({ column }) => column.variable)
  const isOutcome = new Set(outcomeVariables.map(({ name }) => name))
  const others = given && new Map([...given].filter(([name]) => !isOutcome.has(name)))
  const columns = drawColumns(others?.size ? others : undefined)
  const draw = (rowCount: number, rng: Rng) => {
    const table = columns(rowCount, rng)
    const drawn = drawOutcomeStates(chain, tableStates(columnVariables, table), {
      ...{ rowCount, rng },
      weightOf: (outcome, _row, state) => weights[outcome]?.[state] ?? 1,
    })
    const outcomes = new Map(outcomeVariables.map((each, index) => [each.name, codesOf(each, drawn.states[index]!)]))
    const all = table.columns.map((column) => outcomes.get(column.name) ?? column)
    return { table: { columns: all, rowCount }, weights: drawn.weights }
  }
  if (weights.every((each) => each === null)) return (rowCount, rng) => draw(rowCount, rng).table
  return async (rowCount, rng) => {
    const heads = draw(0, rng).table.columns
    const trials = (size: number, stream: Rng) => {
      const { table, weights: kept } = draw(size, stream)
      return { columns: table.columns.map(({ codes }) => codes), weights: kept }
    }
    const sizes = heads.map(({ size }) => size)
    const cells = await drawAccepted(trials, { ...{ sizes, rowCount, rng }, ...(signal && { signal }) })
    return { columns: heads.map((head, index) => ({ ...head, codes: cells[index]! })), rowCount }
  }
}

/** Of each outcome's states: how probable the evidence is there, over the likeliest state; null without evidence. */
function outcomeWeights(chain: OutcomeChain, codebook: Codebook, given: Evidence | undefined): (number[] | null)[] {
  const byBook = given === undefined ? [] : evidenceWeights(codebook, given)
  const byName = new Map(codebook.books.map(({ column }, index) => [column.name, byBook[index] ?? null]))
  return chain.outcomes.map(({ column: { variable } }) => {
    const weight = byName.get(variable.name) ?? null
    if (weight === null) return null
    const states = variable.codes.map((code) => weight[code]!)
    const largest = Math.max(...states)
    if (largest === 0) throw new MirrorwardError('bad-evidence', 'evidence has probability 0 under the model')
    return states.map((each) => each / largest)
  })
}
