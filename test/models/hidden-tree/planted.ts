import type { TreeRows } from '../../../models/hidden-tree/tree.js'
import { createRng } from '../../../src/math/index.js'

/** Rows of `classes` hidden kinds: a cell shows its kind's own code in nine rows of ten. One kind is independent noise. */
export function plantedRows(rowCount: number, { classes }: { readonly classes: number }): TreeRows {
  const rng = createRng(`planted:${classes}`)
  const size = 4
  const own = Array.from({ length: 6 }, () => Array.from({ length: classes }, () => rng.below(size)))
  const kinds = Uint8Array.from({ length: rowCount }, () => rng.below(classes))
  return {
    rowCount,
    columns: own.map((codeOfKind) => ({
      size,
      codes: Uint8Array.from(kinds, (kind) =>
        classes > 1 && rng.uniform() < 0.9 ? codeOfKind[kind]! : rng.below(size),
      ),
    })),
  }
}
