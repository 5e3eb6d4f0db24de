import type { CodedTable } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { type Constraints, fitsCaps } from './constraints.js'
import { countPair } from './counting.js'
import { correctedMutualInformation } from './mutual-information.js'

interface Link {
  readonly a: number
  readonly b: number
  /** Nats. */
  readonly weight: number
}

/**
 * The tree (or forest) of arrows with the most mutual information, bias removed; pairs without any stay apart.
 * Ties go to the lower numbers. With fixed or forbidden arrows the heaviest links that can still be directed as asked
 * are taken one by one. Returns the parent of every variable, −1 for a root. O(columns² × rows).
 * C. K. Chow, C. N. Liu, Approximating discrete probability distributions with dependence trees, 1968.
 */
export function chowLiu(table: CodedTable, constraints: Constraints): number[] {
  const count = table.columns.length
  const neighbours: number[][] = Array.from({ length: count }, () => [])
  const constrained = constraints.fixed.length + constraints.forbiddenCount > 0
  const component = Int32Array.from({ length: count }, (_, index) => index)
  const join = ({ a, b }: Link): boolean => {
    if (component[a] === component[b]) return false
    neighbours[a]?.push(b)
    neighbours[b]?.push(a)
    if (constrained && directed(neighbours, a, constraints) === null) {
      neighbours[a]?.pop()
      neighbours[b]?.pop()
      return false
    }
    const [kept, merged] = [component[a]!, component[b]!]
    for (let index = 0; index < count; index++) if (component[index] === merged) component[index] = kept
    return true
  }
  for (const [a, b] of constraints.fixed)
    if (!join({ a, b, weight: Number.POSITIVE_INFINITY }))
      throw new MirrorwardError('bad-option', 'fixed edges do not fit a tree (use structure: hill-climbing)')
  for (const link of links(table, constraints)) join(link)
  return orient(neighbours, constraints)
}

function links(table: CodedTable, constraints: Constraints): Link[] {
  const found: Link[] = []
  if (constraints.maxParents === 0) return found
  table.columns.forEach((first, a) => {
    for (let b = a + 1; b < table.columns.length; b++) {
      const second = table.columns[b]
      if (second === undefined) continue
      // Either way round, as the tree decides on directions later.
      if (!fitsCaps(a, [b], constraints) || !fitsCaps(b, [a], constraints)) continue
      if (constraints.isForbidden(a, b) && constraints.isForbidden(b, a)) continue
      const weight = correctedMutualInformation(countPair(first, second), second.size)
      if (weight > 0) found.push({ a, b, weight })
    }
  })
  return found.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
}

function orient(neighbours: readonly (readonly number[])[], constraints: Constraints): number[] {
  const parentOf = new Array<number>(neighbours.length).fill(-1)
  const reached = new Set<number>()
  for (let start = 0; start < neighbours.length; start++) {
    if (reached.has(start)) continue
    for (const [child, parent] of directed(neighbours, start, constraints) ?? []) {
      parentOf[child] = parent
      reached.add(child)
    }
  }
  return parentOf
}

/** Arrows [child, parent] of the tree around `start` from the best-linked root that keeps every constraint, or null. */
function directed(
  neighbours: readonly (readonly number[])[],
  start: number,
  constraints: Constraints,
): [child: number, parent: number][] | null {
  const degree = (node: number) => neighbours[node]?.length ?? 0
  const roots = walk(neighbours, start).map(([node]) => node)
  roots.sort((a, b) => degree(b) - degree(a) || a - b)
  for (const root of roots) {
    const arrows = walk(neighbours, root)
    const legal = arrows.every(
      ([child, parent]) =>
        parent < 0 || (!constraints.isForbidden(parent, child) && !constraints.isFixed(child, parent)),
    )
    if (legal) return arrows
  }
  return null
}

function walk(neighbours: readonly (readonly number[])[], root: number): [child: number, parent: number][] {
  const arrows: [child: number, parent: number][] = [[root, -1]]
  for (let next = 0; next < arrows.length; next++) {
    const [node, parent] = arrows[next] as [number, number]
    for (const neighbour of neighbours[node] ?? []) if (neighbour !== parent) arrows.push([neighbour, node])
  }
  return arrows
}
