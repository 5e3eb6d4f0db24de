import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { Safetensors, Tensor } from '../file/index.js'
import { metadataJson } from '../file/index.js'
import type { Network } from './network.js'
import { topologicalOrder } from './topological-order.js'

const networkSchema = z.array(
  z.strictObject({
    name: z.string(),
    codeCount: z.int().min(1).max(65_536),
    codes: z.array(z.int().min(0)).min(1),
    hidden: z.literal(true).optional(),
    parents: z.array(z.int().min(0)),
  }),
)

/** The network as tensors, one probability table a variable, and as JSON text for the file's metadata. */
export function networkToFile({ variables, parents, tables }: Network): {
  readonly network: string
  readonly tensors: ReadonlyMap<string, Tensor>
} {
  const nodes = variables.map((variable, index) => ({ ...variable, parents: parents[index] ?? [] }))
  const tensors = new Map<string, Tensor>()
  tables.forEach((data, index) => {
    const scope = [...(parents[index] ?? []), index]
    tensors.set(tensorName(variables[index]?.name ?? ''), {
      shape: scope.map((variable) => variables[variable]?.codes.length ?? 0),
      data,
    })
  })
  return { network: JSON.stringify(nodes), tensors }
}

/** The network of a model file. Throws `bad-model` when parts are absent or do not fit each other. */
export function networkFromFile(file: Safetensors): Network {
  const parsed = networkSchema.safeParse(metadataJson(file, 'network'))
  if (!parsed.success) throw new MirrorwardError('bad-model', 'model file has a damaged network')
  const nodes = parsed.data
  const parents = nodes.map((node) => node.parents)
  const variables = nodes.map(({ parents: _parents, hidden, ...node }) => ({ ...node, ...(hidden && { hidden }) }))
  for (const { name, codeCount, codes, parents: list } of nodes)
    if (!ascendingBelow(codes, codeCount) || !ascendingBelow(list, nodes.length))
      throw new MirrorwardError('bad-model', `model file has a damaged network: column "${name}"`)
  if (topologicalOrder(parents) === null) throw new MirrorwardError('bad-model', 'model file has a circular network')
  const tables = nodes.map(({ name, codes, parents: list }) => {
    const cells = list.reduce((product, parent) => product * (nodes[parent]?.codes.length ?? 0), codes.length)
    return checkTable(name, { cells, size: codes.length, tensor: file.tensors.get(tensorName(name)) })
  })
  return { variables, parents, tables }
}

function checkTable(
  name: string,
  { cells, size, tensor }: { readonly cells: number; readonly size: number; readonly tensor: Tensor | undefined },
): Float32Array {
  const data = tensor?.data
  if (!(data instanceof Float32Array) || data.length !== cells)
    throw new MirrorwardError('bad-model', `model file has no fitting table: column "${name}"`)
  for (let start = 0; start < cells; start += size) {
    let sum = 0
    for (let cell = start; cell < start + size; cell++) sum += data[cell]! >= 0 ? data[cell]! : Number.NaN
    if (!(Math.abs(sum - 1) < 1e-3))
      throw new MirrorwardError('bad-model', `model file has a table that is no distribution: column "${name}"`)
  }
  return data
}

function ascendingBelow(numbers: readonly number[], bound: number): boolean {
  return numbers.every((value, index) => value < bound && (index === 0 || value > (numbers[index - 1] as number)))
}

function tensorName(column: string): string {
  return `table:${column}`
}
