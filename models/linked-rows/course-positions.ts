import type { Codebook, CodedTable } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { drawPositions, type PositionModel } from './positions.js'
import type { RowLayout } from './row-layout.js'

/** Where drawn values lie in their bins, by column with bins: positions go on from row to row of a person. */
export function coursePositions(
  { codebook, positions }: { readonly codebook: Codebook; readonly positions: readonly (PositionModel | null)[] },
  coded: CodedTable,
  { layout, rng }: { readonly layout: RowLayout; readonly rng: Rng },
): Map<string, Float64Array> {
  return new Map(
    positions.flatMap((model, column) => {
      const book = codebook.books[column]!
      if (model === null || book.type !== 'number') return []
      const isBin = [...book.cells.map(({ type }) => type === 'bin'), false]
      const { codes } = coded.columns[column]!
      const { name } = book.column
      return [[name, drawPositions(layout, { model, codes, isBin, rng: rng.fork(`positions:${name}`) })] as const]
    }),
  )
}
