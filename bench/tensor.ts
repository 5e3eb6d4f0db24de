import { loadavg } from 'node:os'
import { createRng } from '../src/math/index.js'
import { openBackend } from '../src/tensor/backend.js'
import { type Matrix, openMatrices } from '../src/tensor/index.js'

/**
 * The products that hidden trees use, rows × states by states × states, and what goes beside them. One run's figures belong
 * together; on a busy machine only their ratios mean anything.
 */
const rowCount = 4096
const seconds = 0.3

const matrices = await openMatrices()
const { tf } = await openBackend()
console.log(`backend ${matrices.backend}, load ${loadavg()[0]?.toFixed(1)} at the start`)

for (const states of [16, 64, 128]) {
  const rows = numbers(rowCount * states)
  const square = numbers(states * states)
  const a = matrices.matrix(rows, rowCount, states)
  const b = matrices.matrix(square, states, states)
  const product = 2 * rowCount * states * states
  const name = `${rowCount}x${states} by ${states}x${states}`
  print(name, product, () => one(() => matrices.product(a, b)))
  print(`${name}, plain loops`, product, () => plainProduct(rows, square, states))
  print(`${states}x${rowCount} by ${rowCount}x${states}, transposed by itself`, product, () =>
    one(() => matrices.product(matrices.transpose(a), a)),
  )
  print(`${states}x${rowCount} by ${rowCount}x${states}, tfjs's transposed operand`, product, () =>
    one(() => tf.matMul(a as never, a as never, true, false)),
  )
  print(`${name}, tfjs's transposed operand`, product, () => one(() => tf.matMul(a as never, b as never, false, true)))
  const cells = rowCount * states
  print(`times ${rowCount}x${states}`, cells, () => one(() => matrices.times(a, a)))
  print(`divided by a column ${rowCount}x${states}`, cells, () =>
    matrices.scope(() => {
      matrices.values(matrices.dividedBy(a, matrices.rowSums(a)))
      return null
    }),
  )
  matrices.free([a, b])
}
console.log(`load ${loadavg()[0]?.toFixed(1)} at the end`)

function numbers(length: number): Float32Array {
  const rng = createRng('bench')
  return Float32Array.from({ length }, () => 0.5 + rng.uniform())
}

/** One operation, waited for and freed. */
function one(work: () => Matrix | unknown): void {
  matrices.scope(() => {
    matrices.values(work() as Matrix)
    return null
  })
}

/** GFLOP/s of the median repeat. */
function print(name: string, operations: number, work: () => unknown): void {
  work()
  const times: number[] = []
  for (const end = performance.now() + 1000 * seconds; performance.now() < end; ) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  const median = times.sort((x, y) => x - y)[times.length >> 1] as number
  console.log(`${name}: ${(operations / median / 1e6).toFixed(2)} GFLOP/s`)
}

function plainProduct(a: Float32Array, b: Float32Array, size: number): Float32Array {
  const out = new Float32Array(a.length)
  for (let start = 0; start < a.length; start += size)
    for (let inner = 0; inner < size; inner++) {
      const factor = a[start + inner]!
      for (let column = 0; column < size; column++)
        out[start + column] = out[start + column]! + factor * b[inner * size + column]!
    }
  return out
}
