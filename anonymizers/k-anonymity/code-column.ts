import { Numbering } from '../../src/counts/index.js'
import { MirrorwardError } from '../../src/errors.js'
import {
  type CodedTree,
  everything,
  type HierarchySpec,
  listedValues,
  pathsOf,
  treeOfPaths,
} from '../../src/identity/index.js'
import { type Column, isMissing } from '../../src/table/index.js'

/** What stands for a missing cell in trees: a value of its own, whose parent is the top. */
export const missingLabel = '(missing)'

/** A column of a table under its tree: the leaf of each row. */
export interface CodedColumn {
  readonly name: string
  readonly tree: CodedTree
  readonly codes: Int32Array
}

/**
 * Gives every row its leaf. Values that occur are the leaves, and those that the hierarchy lists. Throws `bad-data` naming the
 * first row of a value that the hierarchy does not cover. O(rows + values × levels).
 */
export function codeColumn(column: Column, spec: HierarchySpec): CodedColumn {
  const { name } = column
  const pathOf = pathsOf(spec)
  const leaves = new Map<string, number>()
  const paths: (readonly string[])[] = []
  const leafOf = (path: readonly string[]) => {
    const known = leaves.get(path[0]!)
    if (known !== undefined) return known
    leaves.set(path[0]!, paths.length)
    paths.push(path)
    return paths.length - 1
  }
  for (const value of listedValues(spec) ?? []) leafOf(pathOf(value)!)
  const rows = column.type === 'number' ? column.values.length : column.codes.length
  const codes = new Int32Array(rows).fill(-1)
  const values = distinctOf(column)
  const leafOfValue = new Int32Array(values.count).fill(-1)
  let missing = false
  for (let row = 0; row < rows; row++) {
    if (isMissing(column, row)) {
      missing = true
      continue
    }
    const value = values.of[row]!
    if (leafOfValue[value]! < 0) {
      const cell = column.type === 'number' ? column.values[row]! : column.levels[column.codes[row]!]!
      const path = pathOf(cell)
      if (path === undefined)
        throw new MirrorwardError('bad-data', 'a value that the hierarchy does not cover', {
          issues: [{ message: 'not in the hierarchy', column: name, row: row + 1 }],
        })
      leafOfValue[value] = leafOf(path)
    }
    codes[row] = leafOfValue[value]!
  }
  if (missing || paths.length === 0) {
    const height = paths[0]?.length ?? 2
    const leaf = paths.length
    paths.push([...new Array<string>(height - 1).fill(missingLabel), everything])
    for (let row = 0; row < rows; row++) if (codes[row]! < 0) codes[row] = leaf
  }
  return { name, tree: treeOfPaths(paths, { column: name }), codes }
}

function distinctOf(column: Column): { readonly of: Int32Array; readonly count: number } {
  if (column.type === 'level') return { of: column.codes, count: column.levels.length }
  const numbers = new Numbering()
  return { of: Int32Array.from(column.values, (value) => numbers.add(value)), count: numbers.count }
}
