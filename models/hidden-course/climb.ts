import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import type { ChainRows } from './chain-rows.js'
import { type Expected, expectation } from './expectation.js'
import type { LearntStrand } from './learn-course.js'
import { chainTable, parametersOf, type TableParameters } from './parameters.js'

export interface ClimbOptions {
  readonly people: number
  readonly classes: number
  /** ln P(class | person), cell person·classes + class; the classes' own shares, learnt on the way, when absent. */
  readonly prior?: Float64Array | undefined
  /** P(class | person and rows), where it is known from elsewhere: cell person·classes + class. */
  readonly posterior?: Float64Array | undefined
  readonly passes: number
  readonly afterPass?: (pass: number) => void
  readonly signal?: AbortSignal | undefined
}

export interface Climbed {
  readonly parameters: readonly TableParameters[]
  /** Shares of the classes of people. */
  readonly classes: Float64Array
}

/** A pass that gains less than this a row, in nats, is the last. */
const leastGain = 1e-3

/** Expectation maximisation until it no longer gains. Throws `aborted`. */
export async function climb(
  start: Climbed,
  tables: readonly LearntStrand[],
  { people, classes, prior, posterior, passes, afterPass, signal }: ClimbOptions,
): Promise<Climbed> {
  const rows = tables.map((table) => table.rows)
  const rowCount = rows.reduce((sum, each) => sum + each.rowCount, 1)
  let now = start
  let previous = Number.NEGATIVE_INFINITY
  for (let pass = 0; pass < passes; pass++) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    const expected = expectationOf(now, tables, rows, { people, classes, prior, posterior })
    afterPass?.(pass)
    if (expected.logLikelihood - previous < leastGain * rowCount && pass > 0) break
    previous = expected.logLikelihood
    now = maximise(expected, tables, now)
    await setImmediate()
  }
  return now
}

/** The expectation step under these parameters. */
export function expectationOf(
  { parameters, classes: shares }: Climbed,
  tables: readonly LearntStrand[],
  rows: readonly ChainRows[],
  { people, classes, prior, posterior }: Pick<ClimbOptions, 'people' | 'classes' | 'prior' | 'posterior'>,
): Expected {
  const known = tables.map(({ above }, table) => chainTable(parameters[table]!, above))
  return expectation(known, rows, { people, classes, prior: prior ?? repeatedLogs(shares, people), posterior })
}

/** The parameters that make expected counts likeliest, with what they are drawn towards. */
export function maximise(
  { chains, cells, classes }: Pick<Expected, 'chains' | 'cells' | 'classes'>,
  tables: readonly LearntStrand[],
  { parameters }: Climbed,
): Climbed {
  const total = classes.reduce((sum, count) => sum + count, classes.length)
  return {
    classes: classes.map((count) => (count + 1) / total),
    parameters: tables.map((table, index) =>
      parametersOf({ chain: chains[index]!, cells: cells[index]! }, table, parameters[index]!.chain),
    ),
  }
}

/** The logarithms of the classes' shares, for every person. */
export function repeatedLogs(shares: Float64Array, people: number): Float64Array {
  const out = new Float64Array(people * shares.length)
  for (let cell = 0; cell < out.length; cell++) out[cell] = Math.log(shares[cell % shares.length]!)
  return out
}
