import type { PersonOf } from '../network/index.js'

/** A tree of columns: which column's hidden variable each one hangs on. */
export interface TreeShape {
  /** −1 for a root. */
  readonly parents: readonly number[]
  /** Parents before children. */
  readonly order: readonly number[]
  readonly children: readonly (readonly number[])[]
}

/**
 * A hidden tree: every column v has a hidden variable of `states` states; hidden variables follow the tree, and a cell's
 * code depends on its own hidden variable only.
 */
export interface HiddenTree {
  readonly shape: TreeShape
  readonly states: number
  /** P(state | state of the parent), one row a parent's state; a root has a single row. */
  readonly transitions: readonly Float32Array[]
  /** P(code | state), one row a code: cell code·states + state. */
  readonly emissions: readonly Float32Array[]
}

/** The rows a tree is fitted to: codes 0 … size − 1 a column. */
export interface TreeRows {
  readonly columns: readonly TreeColumn[]
  readonly rowCount: number
  /** A number for the person of each row; every row is a person of its own when absent. */
  readonly personOf?: PersonOf
}

export interface TreeColumn {
  readonly size: number
  readonly codes: Uint8Array | Uint16Array
  /** A code that tells nothing about the row: its probability is the same in every state. */
  readonly ignored?: number
  /** So many codes, from the first on, stand in an order: what is likely for one is likely for its neighbours. */
  readonly ordered?: number
}

/** A shape from the parent of every column. */
export function treeShape(parents: readonly number[]): TreeShape {
  const children: number[][] = parents.map(() => [])
  parents.forEach((parent, child) => {
    if (parent >= 0) children[parent]?.push(child)
  })
  const order = parents.flatMap((parent, column) => (parent < 0 ? [column] : []))
  for (let next = 0; next < order.length; next++) order.push(...(children[order[next] as number] as number[]))
  return { parents, order, children }
}

/** A column that only its parent is linked to: its messages depend on its code alone. */
export function isLeaf({ parents, children }: TreeShape, column: number): boolean {
  return (parents[column] as number) >= 0 && children[column]?.length === 0
}

/** Some of the rows. */
export function takeTreeRows({ columns, personOf }: TreeRows, rows: Uint32Array): TreeRows {
  return {
    ...(personOf && { personOf: Int32Array.from(rows, (row) => personOf[row]!) }),
    columns: columns.map((column) => ({
      ...column,
      codes:
        column.codes.constructor === Uint8Array
          ? Uint8Array.from(rows, (row) => column.codes[row]!)
          : Uint16Array.from(rows, (row) => column.codes[row]!),
    })),
    rowCount: rows.length,
  }
}
