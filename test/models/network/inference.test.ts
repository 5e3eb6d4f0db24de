import { describe, expect, test } from 'vitest'
import type { SamplingStep } from '../../../models/network/draw-states.js'
import { conditionNetwork } from '../../../models/network/inference.js'
import { ancestralSteps, type Network } from '../../../models/network/network.js'
import { createRng, type Rng } from '../../../src/math/index.js'

type Weights = (number[] | null)[]

function randomNetwork(rng: Rng): Network {
  const count = 2 + rng.below(5)
  const sizes = Array.from({ length: count }, () => 1 + rng.below(3))
  const place = Array.from({ length: count }, () => rng.uniform())
  const parents = sizes.map((_, child) =>
    sizes.flatMap((_size, other) => (place[other]! < place[child]! && rng.uniform() < 0.5 ? [other] : [])).slice(0, 3),
  )
  const tables = sizes.map((size, child) => {
    const rows = parents[child]!.reduce((product, parent) => product * sizes[parent]!, 1)
    const table = new Float32Array(rows * size)
    for (let start = 0; start < table.length; start += size) {
      const weights = Array.from({ length: size }, () => (rng.uniform() < 0.2 ? 0 : rng.uniform()))
      weights[rng.below(size)]! += 0.1
      const sum = weights.reduce((total, weight) => total + weight, 0)
      weights.forEach((weight, state) => {
        table[start + state] = weight / sum
      })
    }
    return table
  })
  const variables = sizes.map((size, index) => ({
    name: `v${index}`,
    codeCount: size + 1,
    codes: [...new Array(size).keys()],
  }))
  return { variables, parents, tables }
}

function randomWeights({ variables }: Network, rng: Rng): Weights {
  return variables.map(({ codes }) =>
    rng.uniform() < 0.5 ? null : codes.map(() => (rng.uniform() < 0.4 ? 0 : rng.uniform() < 0.5 ? 1 : rng.uniform())),
  )
}

/** All combinations of states, by brute force. */
function* combinations(sizes: readonly number[]): Generator<number[]> {
  const total = sizes.reduce((product, size) => product * size, 1)
  for (let index = 0; index < total; index++) {
    const states: number[] = []
    let rest = index
    for (const size of sizes) {
      states.push(rest % size)
      rest = Math.floor(rest / size)
    }
    yield states
  }
}

function jointProbability({ variables, parents, tables }: Network, states: readonly number[]): number {
  return tables.reduce((product, table, child) => {
    const scope = [...parents[child]!, child]
    return product * table[scope.reduce((cell, v) => cell * variables[v]!.codes.length + states[v]!, 0)]!
  }, 1)
}

/** The probability that an alias table gives an outcome in a row. */
function aliasProbability({ table }: SamplingStep, row: number, outcome: number): number {
  let share = 0
  for (let cell = row * table.size; cell < (row + 1) * table.size; cell++) {
    const keep = table.keep[cell]! / 4294967296
    if (cell - row * table.size === outcome) share += keep
    if (keep < 1 && table.alias[cell] === outcome) share += 1 - keep
  }
  return share / table.size
}

/** The probability that the steps draw these outcomes. */
function stepProbability(steps: readonly SamplingStep[], outcomes: readonly number[]): number {
  const sizes = new Map(steps.map(({ variable, table }) => [variable, table.size]))
  return steps.reduce((product, step) => {
    const row = step.given.reduce((index, parent) => index * sizes.get(parent)! + outcomes[parent]!, 0)
    return product * aliasProbability(step, row, outcomes[step.variable]!)
  }, 1)
}

describe('inference', () => {
  test('conditional sampling draws every row with its exact conditional probability, on random networks', () => {
    let conditioned = 0
    let impossible = 0
    for (let seed = 0; seed < 300; seed++) {
      const rng = createRng(`network:${seed}`)
      const network = randomNetwork(rng)
      const weights = randomWeights(network, rng)
      const joint = (states: readonly number[]) =>
        weights.reduce((product, weight, v) => product * (weight?.[states[v]!] ?? 1), jointProbability(network, states))
      const all = [...combinations(network.variables.map(({ codes }) => codes.length))]
      const evidence = all.reduce((sum, states) => sum + joint(states), 0)
      if (evidence === 0) {
        expect(() => conditionNetwork(network, weights)).toThrow('evidence has probability 0 under the model')
        impossible++
        continue
      }
      const { steps, domains, logEvidence } = conditionNetwork(network, weights)
      expect(Math.exp(logEvidence)).toBeCloseTo(evidence, 6)
      for (const states of all) {
        const outcomes = states.map((state, v) => domains[v]!.indexOf(state))
        const drawn = outcomes.includes(-1) ? 0 : stepProbability(steps, outcomes)
        expect(drawn).toBeCloseTo(joint(states) / evidence, 5)
      }
      conditioned++
    }
    expect(conditioned).toBeGreaterThan(100)
    expect(impossible).toBeGreaterThan(10)
  })

  test('without evidence the steps draw from the network itself', () => {
    for (let seed = 0; seed < 30; seed++) {
      const network = randomNetwork(createRng(`free:${seed}`))
      const { steps, logEvidence } = conditionNetwork(
        network,
        network.variables.map(() => null),
      )
      expect(logEvidence).toBe(0)
      for (const states of combinations(network.variables.map(({ codes }) => codes.length))) {
        expect(stepProbability(steps, states)).toBeCloseTo(jointProbability(network, states), 5)
        expect(stepProbability(ancestralSteps(network), states)).toBeCloseTo(jointProbability(network, states), 5)
      }
    }
  })

  test('evidence over a long chain does not underflow', () => {
    const count = 200
    const size = 4
    const sharp = Float32Array.from({ length: size * size }, (_, cell) => (cell % size === 0 ? 1e-6 : 1 / 3))
    const network: Network = {
      variables: Array.from({ length: count }, (_, index) => ({
        name: `v${index}`,
        codeCount: size,
        codes: [0, 1, 2, 3],
      })),
      parents: Array.from({ length: count }, (_, index) => (index === 0 ? [] : [index - 1])),
      tables: Array.from({ length: count }, (_, index) => (index === 0 ? sharp.slice(0, size) : sharp)),
    }
    const { logEvidence } = conditionNetwork(
      network,
      network.variables.map(() => [1, 0, 0, 0]),
    )
    expect(logEvidence).toBeCloseTo(count * Math.log(Math.fround(1e-6)), 6)
  })

  test('tables beyond the cap are refused, not approximated', () => {
    const network: Network = {
      variables: [0, 1, 2].map((index) => ({ name: `v${index}`, codeCount: 10, codes: [...new Array(10).keys()] })),
      parents: [[], [], [0, 1]],
      tables: [new Float32Array(10).fill(0.1), new Float32Array(10).fill(0.1), new Float32Array(1000).fill(0.1)],
    }
    const half = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    expect(() => conditionNetwork(network, [null, null, half], 554)).toThrow(
      expect.objectContaining({ code: 'unsupported' }),
    )
    expect(conditionNetwork(network, [null, null, half], 555).logEvidence).toBeCloseTo(Math.log(0.5), 6)
  })
})
