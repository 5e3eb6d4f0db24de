import { MirrorwardError } from '../../src/errors.js'
import { aliasTable } from './alias-table.js'
import type { SamplingStep } from './draw-states.js'
import { eliminationOrder } from './elimination-order.js'
import { type Factor, multiply, restrict, sumOutLast } from './factor.js'
import { type Network, stateCount } from './network.js'
import { topologicalOrder } from './topological-order.js'

/** A network under evidence, ready to draw from. */
export interface Conditioned {
  /** Steps in the order to draw; a step's outcomes number the states in `domains`. */
  readonly steps: readonly SamplingStep[]
  /** Per variable, the states that the evidence leaves possible, ascending. */
  readonly domains: readonly (readonly number[])[]
  /** ln P(evidence), in nats. */
  readonly logEvidence: number
}

/**
 * Conditions a network on evidence, exactly. `weights[v][state]` is the probability that the evidence holds in a cell of
 * that state; null leaves the variable free. Variables with evidence and their ancestors are eliminated one by one
 * (bucket elimination); each bucket gives P(variable | variables eliminated later, evidence), so drawing them in reverse
 * order needs no rejection. The rest is drawn from its own tables afterwards.
 * Throws `bad-evidence` when the evidence has probability 0, `unsupported` when the tables would exceed `maxCells`
 * (the default needs about half a gigabyte).
 * R. Dechter, Bucket elimination: a unifying framework for reasoning, 1999.
 */
export function conditionNetwork(
  network: Network,
  weights: readonly (ArrayLike<number> | null)[],
  maxCells = 2 ** 25,
): Conditioned {
  const { variables, parents, tables } = network
  const sizes = variables.map((_, variable) => stateCount(variables, variable))
  const domains = variables.map((_, variable) => possibleStates(sizes[variable] as number, weights[variable] ?? null))
  if (domains.some((states) => states.length === 0)) throw impossible()
  const domainSizes = domains.map((states) => states.length)
  const restricted = variables.map((_, child) =>
    restrict({ scope: [...(parents[child] ?? []), child], values: tables[child] ?? [] }, domains, sizes),
  )
  const relevant = evidenceAncestry(network, weights)
  const factors = [...relevant].flatMap((child) => {
    const factor = restricted[child] as Factor
    const weight = weights[child] ?? null
    if (weight === null) return [factor]
    const kept = (domains[child] as readonly number[]).map((state) => weight[state] as number)
    return [factor, { scope: kept.length === 1 ? [] : [child], values: Float64Array.from(kept) }]
  })
  const { steps: drawn, logEvidence } = eliminateAll(factors, { sizes: domainSizes, maxCells })
  const order = topologicalOrder(parents) ?? []
  const certain = order.filter((variable) => relevant.has(variable) && domainSizes[variable] === 1)
  const steps: SamplingStep[] = [
    ...certain.map((variable) => ({ variable, given: [], table: aliasTable([1], 1) })),
    ...drawn,
    ...order
      .filter((variable) => !relevant.has(variable))
      .map((variable) => stepOf(restricted[variable] as Factor, variable, domainSizes)),
  ]
  return { steps, domains, logEvidence }
}

function eliminateAll(
  factors: readonly Factor[],
  { sizes, maxCells }: { readonly sizes: readonly number[]; readonly maxCells: number },
): { steps: SamplingStep[]; logEvidence: number } {
  const { order, cells } = eliminationOrder(
    factors.map(({ scope }) => scope),
    sizes,
  )
  if (cells > maxCells)
    throw new MirrorwardError(
      'unsupported',
      `evidence ties too many columns together: tables of ${cells} cells are needed (at most ${maxCells}); use fewer parents or bins`,
    )
  let logEvidence = 0
  const steps: SamplingStep[] = []
  let pool = [...factors]
  for (const variable of order) {
    const bucket = pool.filter(({ scope }) => scope.includes(variable))
    const others = new Set(bucket.flatMap(({ scope }) => scope))
    others.delete(variable)
    const scope = [...[...others].sort((a, b) => a - b), variable]
    const product = multiply(bucket, scope, sizes)
    steps.unshift(stepOf(product, variable, sizes))
    const message = sumOutLast(product, sizes)
    logEvidence += normalise(message.values)
    pool = [...pool.filter((factor) => !bucket.includes(factor)), message]
  }
  for (const { values } of pool) logEvidence += Math.log(values[0]!)
  if (logEvidence === Number.NEGATIVE_INFINITY) throw impossible()
  return { steps, logEvidence }
}

/** Scales the largest value to 1 and returns the logarithm of what it was, so that long products do not underflow. */
function normalise(values: Float64Array): number {
  let largest = 0
  for (const value of values) if (value > largest) largest = value
  if (largest === 0) throw impossible()
  for (let cell = 0; cell < values.length; cell++) values[cell] = values[cell]! / largest
  return Math.log(largest)
}

function stepOf({ scope, values }: Factor, variable: number, sizes: readonly number[]): SamplingStep {
  const given = scope.filter((other) => other !== variable)
  return { variable, given, table: aliasTable(values, sizes[variable] as number) }
}

function possibleStates(size: number, weight: ArrayLike<number> | null): number[] {
  const states = [...new Array<number>(size).keys()]
  return weight === null ? states : states.filter((state) => (weight[state] as number) > 0)
}

/** The variables with evidence, and their ancestors: nothing else bears on the evidence. */
function evidenceAncestry({ parents }: Network, weights: readonly (ArrayLike<number> | null)[]): ReadonlySet<number> {
  const found = new Set<number>()
  const visit = (variable: number): void => {
    if (found.has(variable)) return
    found.add(variable)
    for (const parent of parents[variable] ?? []) visit(parent)
  }
  weights.forEach((weight, variable) => {
    if (weight !== null) visit(variable)
  })
  return found
}

function impossible(): MirrorwardError {
  return new MirrorwardError('bad-evidence', 'evidence has probability 0 under the model')
}
