import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { BinnedFeature, DensityForest } from '../../src/learn/index.js'
import { metadataJson, type Safetensors, type Tensor, type TensorData } from '../file/index.js'
import { type TreeColumn, treeFeature } from '../network/index.js'
import type { TreeChain } from './tree-chain.js'

const chainSchema = z.array(
  z.strictObject({
    name: z.string(),
    codeCount: z.int().min(1).max(65_536),
    codes: z.array(z.int().min(0)).min(1),
    isOrdered: z.boolean(),
    insideCount: z.int().min(0),
    hasMissing: z.boolean(),
    /** Place in the order of drawing. */
    place: z.int().min(0),
  }),
)

/** The chain as tensors, and as JSON text for the file's metadata. Flags of bins stand end to end, one byte a bin. */
export function chainToFile({ columns, order, forests }: TreeChain): {
  readonly chain: string
  readonly tensors: ReadonlyMap<string, Tensor>
} {
  const nodes = columns.map(({ variable, ...column }, index) => ({
    ...variable,
    ...column,
    place: order.indexOf(index),
  }))
  const tensors = new Map<string, Tensor>()
  columns.forEach(({ variable: { name } }, index) => {
    const { stateCount, roots, feature, goesLeft, left, right, probabilities } = forests[index]!
    const add = (part: string, data: TensorData, shape: readonly number[] = [data.length]) =>
      tensors.set(tensorName(part, name), { shape, data })
    add('roots', roots)
    add('feature', feature)
    add('left', left)
    add('right', right)
    add('goesLeft', concatFlags(goesLeft))
    add('probabilities', probabilities, [probabilities.length / stateCount, stateCount])
  })
  return { chain: JSON.stringify(nodes), tensors }
}

/** The chain of a model file. Throws `bad-model` when parts are absent or do not fit each other. */
export function chainFromFile(file: Safetensors): TreeChain {
  const parsed = chainSchema.safeParse(metadataJson(file, 'chain'))
  if (!parsed.success) throw damaged('model file has a damaged chain of columns')
  const nodes = parsed.data
  const columns = nodes.map(({ name, codeCount, codes, isOrdered, insideCount, hasMissing }): TreeColumn => {
    const ascending = codes.every((code, at) => code < codeCount && (at === 0 || code > codes[at - 1]!))
    if (!ascending || insideCount > codes.length || hasMissing !== (codes.at(-1) === codeCount - 1))
      throw damaged(`model file has a damaged chain: column "${name}"`)
    return { variable: { name, codeCount, codes }, isOrdered, insideCount, hasMissing }
  })
  const order = [...nodes.keys()].sort((a, b) => nodes[a]!.place - nodes[b]!.place)
  if (order.some((column, place) => nodes[column]!.place !== place)) throw damaged('model file has a damaged order')
  const binCounts = columns.map((column) => featureOf(column).binCount)
  const forests = columns.map((column, index) => {
    const earlier = new Set(order.slice(0, nodes[index]!.place))
    return readForest(file, column, (asked) => (earlier.has(asked) ? binCounts[asked]! : undefined))
  })
  return { columns, order, forests }
}

function featureOf(column: TreeColumn): BinnedFeature {
  return treeFeature(column, [])
}

/** `binCountOf` says undefined for a column that may not be asked. */
function readForest(
  { tensors }: Safetensors,
  { variable: { name, codes } }: TreeColumn,
  binCountOf: (feature: number) => number | undefined,
): DensityForest {
  const stateCount = codes.length
  const bad = () => damaged(`model file has damaged trees: column "${name}"`)
  const read = <Data extends TensorData>(part: string, form: new (length: number) => Data): Data => {
    const data = tensors.get(tensorName(part, name))?.data
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
  const leafCount = probabilities.length / stateCount
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

function areDistributions(probabilities: Float32Array, size: number): boolean {
  for (let start = 0; start < probabilities.length; start += size) {
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

function tensorName(part: string, column: string): string {
  return `${part}:${column}`
}

function damaged(message: string): MirrorwardError {
  return new MirrorwardError('bad-model', message)
}
