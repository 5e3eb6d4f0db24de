import { createRng, type Rng } from '../../src/math/index.js'
import { type Column, type Schema, Table } from '../../src/table/index.js'

/** A made-up population with a known distribution: a Bayesian network of whole numbers and levels. */
export interface SimulatedNetwork {
  readonly schema: Schema
  /** Independent rows of the population. */
  draw(rowCount: number, rng: Rng): Table
  /** Mean nats per row of a table under the true distribution. */
  meanLogLikelihood(table: Table): number
}

interface Node {
  readonly name: string
  readonly isNumber: boolean
  readonly size: number
  readonly parents: readonly number[]
  readonly parentSizes: readonly number[]
  /** P(state | parents), row-major over the parents with the state changing fastest. */
  readonly table: Float64Array
}

/** Every column has up to two parents among the four before it; every other column is a number. */
export function simulatedNetwork(columnCount = 20): SimulatedNetwork {
  const rng = createRng('simulated network')
  const nodes: Node[] = []
  for (let index = 0; index < columnCount; index++) nodes.push(simulatedNode(index, nodes, rng.fork(`node ${index}`)))
  return {
    schema: {
      name: 'simulated',
      columns: nodes.map(({ name, isNumber }) =>
        isNumber
          ? { name, kind: 'numeric', role: 'feature', precision: 0 }
          : { name, kind: 'categorical', role: 'feature' },
      ),
    },
    draw: (rowCount, stream) => {
      const drawn: Uint8Array[] = []
      for (const node of nodes) drawn.push(drawNode(node, drawn, { rowCount, rng: stream.fork(node.name) }))
      return Table.of(nodes.map((node, index) => toColumn(node, drawn[index]!)))
    },
    meanLogLikelihood: (table) => {
      const states = nodes.map((node) => statesOf(table.column(node.name)))
      const sums = nodes.map((node, index) => logSum(node, states, states[index]!))
      return sums.reduce((sum, each) => sum + each, 0) / table.rowCount
    },
  }
}

/** Numbers have 12 values, levels 2 to 12; each row of the table is a softmax of wide normal draws, so relations are strong. */
function simulatedNode(index: number, before: readonly Node[], rng: Rng): Node {
  const isNumber = index % 2 === 0
  const size = isNumber ? 12 : 2 + rng.below(11)
  const near = Array.from({ length: Math.min(4, index) }, (_, back) => index - 1 - back)
  const parents = near.filter(() => rng.uniform() < 0.5).slice(0, 2)
  const parentSizes = parents.map((parent) => before[parent]!.size)
  const rows = parentSizes.reduce((product, each) => product * each, 1)
  const table = new Float64Array(rows * size)
  for (let row = 0; row < rows; row++) {
    const weights = Float64Array.from({ length: size }, () => Math.exp(1.5 * rng.normal()))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    weights.forEach((weight, state) => {
      table[row * size + state] = weight / total
    })
  }
  return { name: `column ${index}`, isNumber, size, parents, parentSizes, table }
}

function drawNode(
  node: Node,
  drawn: readonly Uint8Array[],
  { rowCount, rng }: { readonly rowCount: number; readonly rng: Rng },
): Uint8Array {
  const { size, table } = node
  const states = new Uint8Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const start = startOf(node, drawn, row)
    let state = 0
    for (let left = rng.uniform() - table[start]!; left >= 0 && state < size - 1; left -= table[start + state]!) state++
    states[row] = state
  }
  return states
}

function logSum(node: Node, states: readonly Uint8Array[], own: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < own.length; row++) sum += Math.log(node.table[startOf(node, states, row) + own[row]!]!)
  return sum
}

/** Where the distribution of a row's state begins in the node's table. */
function startOf({ size, parents, parentSizes }: Node, states: readonly Uint8Array[], row: number): number {
  let index = 0
  for (let digit = 0; digit < parents.length; digit++)
    index = index * parentSizes[digit]! + states[parents[digit]!]![row]!
  return index * size
}

function toColumn({ name, isNumber, size }: Node, states: Uint8Array): Column {
  if (isNumber) return { type: 'number', name, values: Float64Array.from(states), valid: null }
  const levels = Array.from({ length: size }, (_, state) => `level ${state}`)
  return { type: 'level', name, levels, codes: Int32Array.from(states) }
}

/** Levels are named by their state, so a table that lists them in another order reads the same. */
function statesOf(column: Column): Uint8Array {
  if (column.type === 'number') return Uint8Array.from(column.values)
  const stateOf = column.levels.map((level) => Number(level.replace('level ', '')))
  return Uint8Array.from(column.codes, (code) => stateOf[code]!)
}
