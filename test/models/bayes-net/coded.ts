import { resolveConstraints } from '../../../models/bayes-net/constraints.js'
import type { CodedTable } from '../../../src/encode/index.js'
import { createRng, type Rng } from '../../../src/math/index.js'

/** A coded table from literal codes. */
export function codedTable(columns: Readonly<Record<string, readonly number[]>>, sizes: readonly number[]): CodedTable {
  const coded = Object.entries(columns).map(([name, codes], index) => ({
    name,
    size: sizes[index] ?? Math.max(...codes) + 1,
    codes: Uint8Array.from(codes),
  }))
  return { columns: coded, rowCount: coded[0]?.codes.length ?? 0 }
}

/** Constraints that allow everything, but for what is given. */
export function constraintsFor(
  { columns }: CodedTable,
  options: Partial<Parameters<typeof resolveConstraints>[1]> = {},
) {
  const variables = columns.map(({ name, size }) => ({ name, codes: [...new Array(size).keys()] }))
  return resolveConstraints(variables, {
    fixedEdges: [],
    forbiddenEdges: [],
    maxParents: 3,
    cellCap: 200_000,
    ...options,
  })
}

/** Rows from a network with sharp random tables: `parents[i]` are lower than i. */
export function sampleNetwork(
  parents: readonly (readonly number[])[],
  { size, rowCount, seed }: { readonly size: number; readonly rowCount: number; readonly seed: string },
): CodedTable {
  const rng = createRng(seed)
  const codes: Uint8Array[] = []
  parents.forEach((list, child) => {
    const likely = likelyStates(size ** list.length, size, rng.fork(`table:${child}`))
    const stream = rng.fork(`rows:${child}`)
    const drawn = Uint8Array.from({ length: rowCount }, (_, row) => {
      const configuration = list.reduce((joint, parent) => joint * size + (codes[parent]?.[row] ?? 0), 0)
      return stream.uniform() < 0.7 ? (likely[configuration] ?? 0) : stream.below(size)
    })
    codes.push(drawn)
  })
  return { columns: codes.map((drawn, index) => ({ name: `v${index}`, size, codes: drawn })), rowCount }
}

function likelyStates(count: number, size: number, rng: Rng): number[] {
  return Array.from({ length: count }, () => rng.below(size))
}
