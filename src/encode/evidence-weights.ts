import { MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import { type CellSet, type Evidence, isModelled } from '../table/index.js'
import type { Codebook, ColumnBook } from './codebook.js'
import { innerEvidence } from './inner-evidence.js'
import { restrictCell } from './restrict-cell.js'

/**
 * For each modelled column the probability of the evidence given each code, null where the evidence says nothing. Decoding
 * under the same evidence draws from exactly the part of the code that is counted here. What the evidence says of columns
 * that follow from others is left to `acceptedRows`, unless another column decides it. Throws `bad-evidence` for a column
 * that is never modelled.
 */
export function evidenceWeights(codebook: Codebook, evidence: Evidence): (Float64Array | null)[] {
  for (const name of evidence.keys())
    if (!codebook.schema.columns.some((column) => column.name === name && isModelled(column))) {
      const isSurrogate = codebook.surrogates.some((book) => book.column.name === name)
      if (isSurrogate) throw new MirrorwardError('bad-evidence', `column is not modelled: "${name}"`)
      const known = codebook.schema.columns.map((column) => column.name)
      const near = didYouMean(name, known)
      throw new MirrorwardError('bad-evidence', `condition names an unknown column: "${name}"${near}`)
    }
  const inner = innerEvidence(codebook, evidence)
  return codebook.books.map((book) => {
    const cells = inner.get(book.column.name)
    return cells === undefined ? null : weightsOf(book, cells)
  })
}

function weightsOf(book: ColumnBook, cells: CellSet): Float64Array {
  const weights = new Float64Array(book.size)
  weights[book.size - 1] = cells.missing ? 1 : 0
  if (book.type === 'number') {
    const { ranges = [] } = cells
    book.cells.forEach((cell, code) => {
      weights[code] = restrictCell(cell, { ranges, step: book.step }).reduce((sum, piece) => sum + piece.share, 0)
    })
    return weights
  }
  const accepted = new Set(cells.levels)
  book.levels.forEach((level, code) => {
    weights[code] = accepted.has(level) ? 1 : 0
  })
  return weights
}
