import { type Issue, MirrorwardError } from '../../../errors.js'

/**
 * A tree over the values of one column, as arrays. Level 0 is the value itself, the last level one code for all. Leaf codes are
 * places in the list of paths that it was made from.
 */
export interface CodedTree {
  /** Of each level, the code of each leaf there; `up[0][leaf]` is `leaf`. */
  readonly up: readonly Int32Array[]
  /** Of each level, the text of each code. */
  readonly labels: readonly (readonly string[])[]
  /** Of each level, how many leaves lie under each code. */
  readonly leafCounts: readonly Float64Array[]
}

/** The label of the last level. */
export const everything = '*'

/** How many leaves and levels a tree may have. */
export const mostLeaves = 1_000_000
const mostIssues = 20

/** What errors of a tree say of it. */
export interface TreePlace {
  readonly column?: string
  readonly file?: string
}

/**
 * The tree of these paths, each from a value to the top; `*` is added above where they do not meet in one. Throws `bad-data` for
 * paths of different lengths, empty labels, a value that stands twice, and a label under two parents: with the place of the
 * path, from 1, never with what stands there. O(leaves × levels).
 */
export function treeOfPaths(paths: readonly (readonly string[])[], place: TreePlace = {}): CodedTree {
  const issues = problemsOf(paths, place)
  if (issues.length > 0) throw new MirrorwardError('bad-data', 'not a tree', { issues: issues.slice(0, mostIssues) })
  const height = paths[0]?.length ?? 1
  const labels: string[][] = []
  const up: Int32Array[] = []
  for (let level = 0; level < height; level++) {
    const codes = new Map<string, number>()
    up.push(
      Int32Array.from(paths, (path) => {
        const label = path[level]!
        const known = codes.get(label) ?? codes.size
        codes.set(label, known)
        return known
      }),
    )
    labels.push([...codes.keys()])
  }
  if (labels.at(-1)!.length !== 1 || height === 1) {
    up.push(new Int32Array(paths.length))
    labels.push([everything])
  }
  const leafCounts = up.map((codes, level) => {
    const counts = new Float64Array(labels[level]!.length)
    for (const code of codes) counts[code]! += 1
    return counts
  })
  return { up, labels, leafCounts }
}

function problemsOf(paths: readonly (readonly string[])[], { column, file }: TreePlace): Issue[] {
  const where = { ...(column !== undefined && { column }), ...(file !== undefined && { file }) }
  if (paths.length === 0) return [{ message: 'no values', ...where }]
  if (paths.length > mostLeaves) return [{ message: `more than ${mostLeaves} values`, ...where }]
  const height = paths[0]!.length
  const parents = Array.from({ length: height }, () => new Map<string, string>())
  const leaves = new Set<string>()
  return paths.flatMap((path, at) => {
    const issue = (message: string): Issue[] => [{ message, ...where, row: at + 1 }]
    if (path.length !== height) return issue(`${path.length} levels where the first has ${height}`)
    if (path.some((label) => label === '')) return issue('an empty label')
    if (leaves.has(path[0]!)) return issue('a value that stands twice')
    leaves.add(path[0]!)
    for (let level = 0; level + 1 < height; level++) {
      const known = parents[level]!.get(path[level]!)
      if (known === undefined) parents[level]!.set(path[level]!, path[level + 1]!)
      else if (known !== path[level + 1]) return issue(`its label of level ${level} lies under another parent above`)
    }
    return []
  })
}
