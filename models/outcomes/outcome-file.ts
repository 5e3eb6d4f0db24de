import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { BoostedTrees, Tree } from '../../src/learn/index.js'
import { metadataJson, type Safetensors, type Tensor, type TensorData } from '../file/index.js'
import { type TreeColumn, treeFeature, type Variable } from '../network/index.js'
import type { BoostedOutcome, OutcomeChain } from './outcome-chain.js'

const outcomesSchema = z.array(
  z.strictObject({
    name: z.string(),
    learningRate: z.number().positive(),
    rounds: z.int().min(0),
  }),
)

/** The outcomes' trees as tensors, nodes of all trees end to end, and as JSON text for the file's metadata. */
export function outcomesToFile({ outcomes }: OutcomeChain): {
  readonly outcomes: string
  readonly tensors: ReadonlyMap<string, Tensor>
} {
  const tensors = new Map<string, Tensor>()
  const heads = outcomes.map(({ column: { variable }, boosted: { learningRate, baseline, trees } }) => {
    const all = trees.flat()
    const add = (part: string, data: TensorData) =>
      tensors.set(tensorName(part, variable.name), { shape: [data.length], data })
    add('baseline', baseline)
    add(
      'nodes',
      Int32Array.from(all, ({ feature }) => feature.length),
    )
    for (const part of ['feature', 'left', 'right'] as const)
      add(part, Int32Array.from(all.flatMap((tree) => [...tree[part]])))
    add('value', Float64Array.from(all.flatMap(({ value }) => [...value])))
    add('goesLeft', Uint8Array.from(all.flatMap(({ goesLeft }) => goesLeft.flatMap((flags) => [...flags]))))
    return { name: variable.name, learningRate, rounds: trees.length }
  })
  return { outcomes: JSON.stringify(heads), tensors }
}

/**
 * The chain of a model file, whose outcomes are some of the model's columns; none in a file older than outcomes. Throws
 * `bad-model` when parts are absent or do not fit each other.
 */
export function outcomesFromFile(file: Safetensors, all: readonly TreeColumn[]): OutcomeChain {
  const parsed = outcomesSchema.safeParse(file.metadata.outcomes === undefined ? [] : metadataJson(file, 'outcomes'))
  if (!parsed.success) throw damaged('model file has damaged outcomes')
  const names = parsed.data.map(({ name }) => name)
  const columns = all.filter(({ variable }) => !names.includes(variable.name))
  const outcomes: BoostedOutcome[] = []
  for (const { name, ...head } of parsed.data) {
    const column = all.find(({ variable }) => variable.name === name)
    if (column === undefined || outcomes.some((each) => each.column === column))
      throw damaged(`model file has an outcome that is no column or twice one: column "${name}"`)
    const before = [...columns, ...outcomes.map((each) => each.column)]
    outcomes.push({ column, boosted: readTrees(file, { ...head, variable: column.variable, before }) })
  }
  return { columns, outcomes }
}

interface TreesHead {
  readonly variable: Variable
  readonly learningRate: number
  readonly rounds: number
  /** The columns that its trees may ask. */
  readonly before: readonly TreeColumn[]
}

function readTrees({ tensors }: Safetensors, { variable, learningRate, rounds, before }: TreesHead): BoostedTrees {
  const { name, codes } = variable
  const bad = () => damaged(`model file has damaged trees: column "${name}"`)
  const read = <Data extends TensorData>(part: string, form: new (length: number) => Data): Data => {
    const data = tensors.get(tensorName(part, name))?.data
    if (!(data instanceof form)) throw bad()
    return data
  }
  const outputs = codes.length === 2 ? 1 : codes.length
  const baseline = read('baseline', Float64Array)
  const nodes = read('nodes', Int32Array)
  const [feature, left, right] = ['feature', 'left', 'right'].map((part) => read(part, Int32Array)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const value = read('value', Float64Array)
  const flags = read('goesLeft', Uint8Array)
  const nodeCount = nodes.reduce((sum, count) => sum + count, 0)
  if (baseline.length !== outputs || nodes.length !== rounds * outputs || nodes.some((count) => count < 1)) throw bad()
  if ([feature, left, right, value].some(({ length }) => length !== nodeCount)) throw bad()
  if (![...baseline, ...value].every(Number.isFinite)) throw bad()
  const flagCounts = before.map((column) => treeFeature(column, []).binCount + 1)
  let [start, offset] = [0, 0]
  const trees = Array.from(nodes, (count): Tree => {
    const part = <Data extends Int32Array | Float64Array>(data: Data) => data.slice(start, start + count) as Data
    const tree = { feature: part(feature), left: part(left), right: part(right), value: part(value) }
    const goesLeft = Array.from(tree.feature, (asked, node) => {
      if (asked === -1) return flags.subarray(0, 0)
      // Children after their parent: no walk runs in a circle.
      const isChild = (child: number) => child > node && child < count
      const length = flagCounts[asked]
      if (length === undefined || !isChild(tree.left[node]!) || !isChild(tree.right[node]!)) throw bad()
      offset += length
      return flags.slice(offset - length, offset)
    })
    start += count
    return { ...tree, goesLeft }
  })
  if (offset !== flags.length) throw bad()
  const byRound = Array.from({ length: rounds }, (_, round) => trees.slice(round * outputs, (round + 1) * outputs))
  return { task: 'classification', outputs, baseline, learningRate, trees: byRound }
}

function tensorName(part: string, column: string): string {
  return `outcome ${part}:${column}`
}

function damaged(message: string): MirrorwardError {
  return new MirrorwardError('bad-model', message)
}
