import { summed } from './index-map.js'
import type { JunctionTree } from './junction-tree.js'

/** Tables over the cliques, and room for the messages between them: made once, filled again and again. */
export interface Beliefs {
  readonly tables: readonly Float64Array[]
  readonly messages: readonly { readonly up: Float64Array; readonly down: Float64Array }[]
}

/** Mass below this is none: dividing by it would pass the largest number. */
const least = 1e-290

export function roomForBeliefs({ cliques }: JunctionTree): Beliefs {
  return {
    tables: cliques.map(({ cells }) => new Float64Array(cells)),
    messages: cliques.map(({ toSeparator }) => {
      const cells = toSeparator.reduce((most, cell) => Math.max(most, cell), 0) + 1
      return { up: new Float64Array(cells), down: new Float64Array(cells) }
    }),
  }
}

/**
 * The marginals of all cliques, of a distribution proportional to the product of `potentials`, with `total` rows in all; all 0
 * where the product is. Lauritzen & Spiegelhalter 1988, in the form of Jensen. O(cells).
 */
export function propagate(
  tree: JunctionTree,
  {
    potentials,
    total,
    into,
  }: { readonly potentials: readonly Float64Array[]; readonly total: number; readonly into: Beliefs },
): void {
  into.tables.forEach((table, clique) => {
    table.set(potentials[clique]!)
  })
  for (let clique = tree.cliques.length - 1; clique > 0; clique--) collect(tree, into, clique)
  scale(into.tables[0]!, total)
  for (let clique = 1; clique < tree.cliques.length; clique++) distribute(tree, into, clique)
}

/** Towards the root: the neighbour learns what this clique and all behind it say of the separator. */
function collect({ cliques }: JunctionTree, { tables, messages }: Beliefs, clique: number): void {
  const { parent, toSeparator, parentToSeparator } = cliques[clique]!
  const { up } = messages[clique]!
  scale(summed(tables[clique]!, toSeparator, up), 1)
  multiply(tables[parent]!, up, parentToSeparator)
}

/** From the root: the clique is scaled so that it says of the separator what its neighbour says. */
function distribute({ cliques }: JunctionTree, { tables, messages }: Beliefs, clique: number): void {
  const { parent, toSeparator, parentToSeparator } = cliques[clique]!
  const { up, down } = messages[clique]!
  summed(tables[clique]!, toSeparator, up)
  summed(tables[parent]!, parentToSeparator, down)
  for (let cell = 0; cell < down.length; cell++) down[cell] = up[cell]! > least ? down[cell]! / up[cell]! : 0
  multiply(tables[clique]!, down, toSeparator)
}

function multiply(table: Float64Array, factor: Float64Array, map: Int32Array): void {
  for (let cell = 0; cell < table.length; cell++) table[cell]! *= factor[map[cell]!]!
}

function scale(table: Float64Array, total: number): void {
  let sum = 0
  for (let cell = 0; cell < table.length; cell++) sum += table[cell]!
  const factor = sum > least ? total / sum : 0
  for (let cell = 0; cell < table.length; cell++) table[cell]! *= factor
}
