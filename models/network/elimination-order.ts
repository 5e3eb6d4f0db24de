export interface EliminationOrder {
  readonly order: readonly number[]
  /** Cells of all the tables that elimination in this order makes. */
  readonly cells: number
}

interface Cost {
  /** Pairs of neighbours that elimination would join. */
  readonly fill: number
  /** The same, each pair counted by the product of their sizes. */
  readonly weightedFill: number
  /** Cells of the table that it makes. */
  readonly cells: number
}

/**
 * An order in which to sum variables out, found greedily: the fewest new links first, or the lightest, or the smallest
 * table, whichever makes the fewest cells; ties go to the lower number. `scopes` are the factors' variables.
 * O(variables⁴) at worst. U. Kjærulff, Triangulation of graphs, 1990.
 */
export function eliminationOrder(scopes: readonly (readonly number[])[], sizes: readonly number[]): EliminationOrder {
  const byFill = greedyOrder(scopes, sizes, (a, b) => a.fill - b.fill || a.cells - b.cells)
  const byWeight = greedyOrder(scopes, sizes, (a, b) => a.weightedFill - b.weightedFill || a.cells - b.cells)
  const byCells = greedyOrder(scopes, sizes, (a, b) => a.cells - b.cells || a.fill - b.fill)
  return [byWeight, byCells].reduce((best, each) => (each.cells < best.cells ? each : best), byFill)
}

function greedyOrder(
  scopes: readonly (readonly number[])[],
  sizes: readonly number[],
  compare: (a: Cost, b: Cost) => number,
): EliminationOrder {
  const neighbours = neighbourSets(scopes)
  const order: number[] = []
  let cells = 0
  while (neighbours.size > 0) {
    let chosen = -1
    let chosenCost: Cost = { fill: 0, weightedFill: 0, cells: 0 }
    for (const variable of neighbours.keys()) {
      const cost = costOf(variable, neighbours, sizes)
      if (chosen < 0 || compare(cost, chosenCost) < 0) {
        chosen = variable
        chosenCost = cost
      }
    }
    eliminate(chosen, neighbours)
    order.push(chosen)
    cells += chosenCost.cells
  }
  return { order, cells }
}

function neighbourSets(scopes: readonly (readonly number[])[]): Map<number, Set<number>> {
  const variables = [...new Set(scopes.flat())].sort((a, b) => a - b)
  const neighbours = new Map(variables.map((variable) => [variable, new Set<number>()]))
  for (const scope of scopes)
    for (const variable of scope)
      for (const other of scope) if (other !== variable) neighbours.get(variable)?.add(other)
  return neighbours
}

function costOf(variable: number, neighbours: Map<number, Set<number>>, sizes: readonly number[]): Cost {
  const around = [...(neighbours.get(variable) ?? [])]
  let fill = 0
  let weightedFill = 0
  let cells = sizes[variable] as number
  around.forEach((first, index) => {
    cells *= sizes[first] as number
    for (const second of around.slice(index + 1))
      if (!neighbours.get(first)?.has(second)) {
        fill++
        weightedFill += (sizes[first] as number) * (sizes[second] as number)
      }
  })
  return { fill, weightedFill, cells }
}

function eliminate(variable: number, neighbours: Map<number, Set<number>>): void {
  const around = neighbours.get(variable) ?? new Set()
  for (const first of around) {
    const set = neighbours.get(first)
    set?.delete(variable)
    for (const second of around) if (second !== first) set?.add(second)
  }
  neighbours.delete(variable)
}
