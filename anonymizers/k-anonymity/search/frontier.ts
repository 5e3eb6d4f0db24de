/** A node that is still to be looked at. */
export interface OpenNode {
  readonly levels: Uint8Array
  readonly bound: number
  readonly height: number
}

/** Order of nodes: by bound, then fewer levels, then lexicographic; it fixes the answer. */
export function beforeNode(a: OpenNode, b: OpenNode): boolean {
  if (a.bound !== b.bound) return a.bound < b.bound
  if (a.height !== b.height) return a.height < b.height
  for (let column = 0; column < a.levels.length; column++)
    if (a.levels[column] !== b.levels[column]) return a.levels[column]! < b.levels[column]!
  return false
}

/** A binary heap of open nodes, the first in that order on top. */
export class Frontier {
  readonly #nodes: OpenNode[] = []

  get size(): number {
    return this.#nodes.length
  }

  get first(): OpenNode | undefined {
    return this.#nodes[0]
  }

  push(node: OpenNode): void {
    const nodes = this.#nodes
    let at = nodes.length
    nodes.push(node)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!beforeNode(node, nodes[parent]!)) break
      nodes[at] = nodes[parent]!
      at = parent
    }
    nodes[at] = node
  }

  pop(): OpenNode | undefined {
    const nodes = this.#nodes
    const top = nodes[0]
    const last = nodes.pop()
    if (last === undefined || nodes.length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= nodes.length) break
      if (child + 1 < nodes.length && beforeNode(nodes[child + 1]!, nodes[child]!)) child++
      if (!beforeNode(nodes[child]!, last)) break
      nodes[at] = nodes[child]!
      at = child
    }
    nodes[at] = last
    return top
  }
}
