import { MirrorwardError } from '../../src/errors.js'
import type { DensityForest } from '../../src/learn/index.js'
import type { Safetensors, Tensor, TensorData } from '../file/index.js'

/** The tensors of a forest, named `part:name`. Flags of bins stand end to end, one byte a bin. */
export function forestTensors(name: string, forest: DensityForest): [name: string, tensor: Tensor][] {
  const { stateCount, roots, feature, goesLeft, left, right, probabilities } = forest
  const tensor = (part: string, data: TensorData, shape: readonly number[] = [data.length]): [string, Tensor] => [
    `${part}:${name}`,
    { shape, data },
  ]
  return [
    tensor('roots', roots),
    tensor('feature', feature),
    tensor('left', left),
    tensor('right', right),
    tensor('goesLeft', concatFlags(goesLeft)),
    tensor('probabilities', probabilities, [leavesOf(probabilities, stateCount), stateCount]),
  ]
}

/**
 * The forest of that name in a model file. `binCountOf` says undefined for a feature that may not be asked. Throws
 * `bad-model` for anything that `forestTensors` could not have written.
 */
export function readForest(
  { tensors }: Safetensors,
  name: string,
  {
    stateCount,
    binCountOf,
  }: { readonly stateCount: number; readonly binCountOf: (feature: number) => number | undefined },
): DensityForest {
  const bad = () => new MirrorwardError('bad-model', `model file has damaged trees: column "${name}"`)
  const read = <Data extends TensorData>(part: string, form: new (length: number) => Data): Data => {
    const data = tensors.get(`${part}:${name}`)?.data
    if (!(data instanceof form)) throw bad()
    return data
  }
  const roots = read('roots', Int32Array)
  const feature = read('feature', Int32Array)
  const left = read('left', Int32Array)
  const right = read('right', Int32Array)
  const flags = read('goesLeft', Uint8Array)
  const probabilities = read('probabilities', Float32Array)
  const nodeCount = feature.length
  if (left.length !== nodeCount || right.length !== nodeCount || roots.length === 0) throw bad()
  if (roots.some((root) => root < 0 || root >= nodeCount)) throw bad()
  const leafCount = stateCount === 0 ? feature.length : leavesOf(probabilities, stateCount)
  if (!Number.isInteger(leafCount) || !areDistributions(probabilities, stateCount)) throw bad()
  let offset = 0
  const goesLeft = Array.from(feature, (asked, node) => {
    if (asked === -1) {
      if (left[node]! < 0 || left[node]! >= leafCount) throw bad()
      return flags.subarray(0, 0)
    }
    const binCount = binCountOf(asked)
    // Children after their parent: no walk runs in a circle.
    const isChild = (child: number) => child > node && child < nodeCount
    if (binCount === undefined || !isChild(left[node]!) || !isChild(right[node]!)) throw bad()
    offset += binCount + 1
    return flags.slice(offset - binCount - 1, offset)
  })
  if (offset !== flags.length) throw bad()
  return { stateCount, roots, feature, goesLeft, left, right, probabilities }
}

/** A column of a table without rows has leaves of no state. */
function leavesOf(probabilities: Float32Array, stateCount: number): number {
  return stateCount === 0 ? 0 : probabilities.length / stateCount
}

function areDistributions(probabilities: Float32Array, size: number): boolean {
  for (let start = 0; size > 0 && start < probabilities.length; start += size) {
    let sum = 0
    for (let cell = start; cell < start + size; cell++)
      sum += probabilities[cell]! >= 0 ? probabilities[cell]! : Number.NaN
    if (!(Math.abs(sum - 1) < 1e-3)) return false
  }
  return true
}

function concatFlags(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    all.set(part, offset)
    offset += part.length
  }
  return all
}
