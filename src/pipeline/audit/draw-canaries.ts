import { allocateCodes, decodeTable, publicCodebook } from '../../encode/index.js'
import type { Rng } from '../../math/index.js'
import type { Schema, Table } from '../../table/index.js'

const bins = 32

/**
 * Rows of the public domain, every column by itself and every code as likely: nobody's, and unlike anybody. Throws `bad-option` for a
 * schema that does not state levels and bounds.
 */
export function drawCanaries(schema: Schema, { count, rng }: { readonly count: number; readonly rng: Rng }): Table {
  const codebook = publicCodebook(schema, { bins })
  const columns = codebook.books.map(({ column, size }) => {
    const codes = allocateCodes(size, count)
    const drawn = rng.fork(`canary:${column.name}`)
    // The last code is missing: a canary is somebody of whom all is known.
    for (let row = 0; row < count; row++) codes[row] = drawn.below(size - 1)
    return { name: column.name, size, codes }
  })
  return decodeTable({ columns, rowCount: count }, codebook, { rng })
}
