import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import { metadataJson, type Safetensors, type Tensor } from '../file/index.js'
import { forestTensors, readForest, type TreeColumn, treeFeature } from '../network/index.js'
import { tiltsFromTensors, tiltTensors } from '../tilt/index.js'
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
export function chainToFile(fitted: TreeChain): {
  readonly chain: string
  readonly tensors: ReadonlyMap<string, Tensor>
} {
  const { columns, order, forests } = fitted
  const nodes = columns.map(({ variable, ...column }, index) => ({
    ...variable,
    ...column,
    place: order.indexOf(index),
  }))
  const tensors = new Map([
    ...columns.flatMap(({ variable: { name } }, index) => forestTensors(name, forests[index]!)),
    ...tiltTensors(columns, fitted),
  ])
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
    return readForest(file, column.variable.name, {
      stateCount: column.variable.codes.length,
      binCountOf: (asked) => (earlier.has(asked) ? binCounts[asked]! : undefined),
    })
  })
  const isEarlier = (column: number, than: number) => nodes[column]!.place < nodes[than]!.place
  return { columns, order, forests, ...tiltsFromTensors(columns, { tensors: file.tensors, isEarlier }) }
}

function featureOf(column: TreeColumn): BinnedFeature {
  return treeFeature(column, [])
}

function damaged(message: string): MirrorwardError {
  return new MirrorwardError('bad-model', message)
}
