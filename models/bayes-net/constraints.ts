import { type Issue, MirrorwardError } from '../../src/errors.js'
import { didYouMean } from '../../src/messages/index.js'
import { topologicalOrder } from '../network/index.js'

/** An arrow between two variables, by name. */
export type NamedEdge = readonly [from: string, to: string]

/** What a structure must and must not contain, by variable number. */
export interface Constraints {
  isFixed(from: number, to: number): boolean
  isForbidden(from: number, to: number): boolean
  readonly fixed: readonly (readonly [from: number, to: number])[]
  readonly forbiddenCount: number
  readonly maxParents: number
  /** Most cells that one family's table may have. */
  readonly cellCap: number
  /** Most parent configurations that a learned family may have; fixed arrows may exceed it. */
  readonly configurationCap: number
  readonly sizes: readonly number[]
}

export interface ConstraintOptions {
  readonly fixedEdges: readonly NamedEdge[]
  readonly forbiddenEdges: readonly NamedEdge[]
  readonly maxParents: number
  readonly cellCap: number
  readonly configurationCap?: number
}

/**
 * Constraints over named variables. Throws `bad-option` with one issue for each unknown name, arrow to itself and
 * arrow both fixed and forbidden, for a fixed circle, and for fixed parents beyond `maxParents` or `cellCap`.
 */
export function resolveConstraints(
  variables: readonly { readonly name: string; readonly codes: readonly number[] }[],
  { fixedEdges, forbiddenEdges, maxParents, cellCap, configurationCap = Number.POSITIVE_INFINITY }: ConstraintOptions,
): Constraints {
  const indexOf = new Map(variables.map(({ name }, index) => [name, index]))
  const issues: Issue[] = []
  const resolve = (edges: readonly NamedEdge[], list: string) =>
    edges.flatMap(([from, to]) => {
      for (const name of new Set([from, to]))
        if (!indexOf.has(name)) {
          const near = didYouMean(name, [...indexOf.keys()])
          issues.push({ message: `unknown or unmodelled column in ${list}${near}`, column: name })
        }
      if (from === to) issues.push({ message: `arrow to itself in ${list}`, column: from })
      const start = indexOf.get(from)
      const end = indexOf.get(to)
      return start === undefined || end === undefined || start === end ? [] : [[start, end] as const]
    })
  const count = variables.length
  const key = (from: number, to: number) => from * count + to
  const fixed = resolve(fixedEdges, 'fixedEdges')
  const fixedKeys = new Set(fixed.map(([from, to]) => key(from, to)))
  const forbiddenKeys = new Set(resolve(forbiddenEdges, 'forbiddenEdges').map(([from, to]) => key(from, to)))
  for (const [from, to] of fixed)
    if (forbiddenKeys.has(key(from, to)))
      issues.push({ message: 'arrow both fixed and forbidden', column: nameAt(variables, to) })
  const sizes = variables.map(({ codes }) => codes.length)
  const parents = parentLists(fixed, count)
  parents.forEach((list, child) => {
    const column = nameAt(variables, child)
    if (list.length > maxParents) issues.push({ message: `more than ${maxParents} fixed parents`, column })
    if (familyCells(child, list, sizes) > cellCap)
      issues.push({ message: `fixed parents need more than ${cellCap} cells`, column })
  })
  if (issues.length === 0 && topologicalOrder(parents) === null) issues.push({ message: 'fixed edges form a circle' })
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'bad edges for the network', { issues })
  return {
    isFixed: (from, to) => fixedKeys.has(key(from, to)),
    isForbidden: (from, to) => forbiddenKeys.has(key(from, to)),
    fixed,
    forbiddenCount: forbiddenKeys.size,
    maxParents,
    cellCap,
    configurationCap,
    sizes,
  }
}

/** Ascending parents of every variable. */
export function parentLists(edges: readonly (readonly [from: number, to: number])[], count: number): number[][] {
  const parents: number[][] = Array.from({ length: count }, () => [])
  for (const [from, to] of edges) if (!parents[to]?.includes(from)) parents[to]?.push(from)
  for (const list of parents) list.sort((a, b) => a - b)
  return parents
}

/** Whether a family's table stays within both caps. */
export function fitsCaps(
  child: number,
  parents: readonly number[],
  { sizes, cellCap, configurationCap }: Constraints,
): boolean {
  const cells = familyCells(child, parents, sizes)
  return cells <= cellCap && cells / (sizes[child] as number) <= configurationCap
}

/** Cells of the table of a child and its parents. */
export function familyCells(child: number, parents: readonly number[], sizes: readonly number[]): number {
  return parents.reduce((cells, parent) => cells * (sizes[parent] as number), sizes[child] as number)
}

function nameAt(variables: readonly { readonly name: string }[], index: number): string {
  return variables[index]?.name ?? ''
}
