import { allocateCodes, type CodedTable } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import { codesOf } from '../network/index.js'
import { type Decoder, eachDecoded } from './decoder.js'

export interface DrawOptions {
  readonly matrices: Matrices
  readonly rng: Rng
  /** For every column the probability of the evidence given each state; null where there is none. */
  readonly weights?: readonly (Float64Array | null)[]
  /** For every column the states that are known beforehand; null where the decoder says them. */
  readonly said?: readonly (Uint16Array | null)[]
}

/** Codes for latents: every cell drawn from its own distribution, times the evidence. One stream of numbers a column. */
export function drawCodes(
  latents: Float32Array,
  decoder: Decoder,
  { matrices, rng, weights, said }: DrawOptions,
): CodedTable {
  const { variables, starts } = decoder.layout
  const rowCount = latents.length / decoder.layers.mean.outputs
  const width = starts.at(-1) as number
  const states = variables.map(({ codes }) => allocateCodes(codes.length, rowCount))
  const streams = variables.map(({ name }) => rng.fork(`column:${name}`))
  eachDecoded(latents, decoder, {
    matrices,
    use(probabilities, firstRow) {
      const rows = probabilities.length / width
      states.forEach((drawn, column) => {
        const known = said?.[column] ?? null
        if (known !== null) {
          drawn.set(known.subarray(firstRow, firstRow + rows), firstRow)
          return
        }
        const shape = { start: starts[column] as number, size: variables[column]?.codes.length ?? 0, width }
        const stream = streams[column] as Rng
        const weight = weights?.[column] ?? null
        for (let row = 0; row < rows; row++)
          drawn[firstRow + row] = drawState(probabilities, { ...shape, row, uniform: stream.uniform(), weight })
      })
    },
  })
  return { columns: variables.map((variable, column) => codesOf(variable, states[column] as Uint8Array)), rowCount }
}

interface Place {
  readonly row: number
  readonly start: number
  readonly size: number
  readonly width: number
  readonly uniform: number
  readonly weight: Float64Array | null
}

/** A state by inversion; one of weight 0 never, not even by rounding. */
function drawState(probabilities: Float32Array, { row, start, size, width, uniform, weight }: Place): number {
  const base = row * width + start
  let total = 1
  if (weight !== null) {
    total = 0
    for (let state = 0; state < size; state++) total += probabilities[base + state]! * weight[state]!
  }
  let left = uniform * total
  let last = 0
  for (let state = 0; state < size; state++) {
    const share = weight === null ? probabilities[base + state]! : probabilities[base + state]! * weight[state]!
    if (share <= 0) continue
    last = state
    left -= share
    if (left < 0) return state
  }
  return last
}
