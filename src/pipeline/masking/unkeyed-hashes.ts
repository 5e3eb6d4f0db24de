import { createHash } from 'node:crypto'
import type { TableMasker } from '../../../anonymizers/index.js'
import { type CellBatch, rowNumber } from '../../io/index.js'
import type { Leak } from './mask-files.js'

/** Hexadecimal digits of hashes that anybody can make, by their number. */
const algorithms: Readonly<Record<number, string>> = {
  32: 'md5',
  40: 'sha1',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
}
/** Rows of a table that are tried: one that agrees is no chance. */
const mostTried = 200
/** Rows of a table in which hashes are looked for. */
const mostLooked = 20_000

/**
 * Kept columns that hold plain hashes of what is masked beside them: whoever can list the numbers or dates there are hashes them all
 * and has the originals back. A salt or key that is not known is not found.
 */
export class UnkeyedHashes {
  readonly #kept: readonly string[]
  readonly #masked: readonly string[]
  readonly #tried = new Map<string, number>()
  readonly #found = new Map<string, { readonly of: string; readonly row: number }>()

  constructor({ columns }: TableMasker) {
    this.#kept = columns.filter(({ rule }) => rule.class === 'kept').map(({ column }) => column)
    this.#masked = columns.filter(({ rule }) => rule.class !== 'kept').map(({ column }) => column)
  }

  /** The columns whose cells are looked at. */
  get columns(): readonly string[] {
    return this.#kept.length === 0 || this.#masked.length === 0 ? [] : [...this.#kept, ...this.#masked]
  }

  /** Rows of the source, the first of them. */
  look(batch: CellBatch): void {
    if (this.columns.length === 0 || batch.firstRow >= mostLooked) return
    for (const column of this.#kept) {
      if ((this.#tried.get(column) ?? 0) >= mostTried || this.#found.has(column)) continue
      batch.cells(column)?.forEach((cell, row) => {
        this.#try(cell, { column, row, batch })
      })
    }
  }

  leaks(file: string): Leak[] {
    return [...this.#found].map(([column, { of, row }]) => ({
      message: `cells are hashes without a key of what column "${of}" held, which anybody can make`,
      ...{ file, column, row },
    }))
  }

  #try(
    cell: string | null,
    { column, row, batch }: { readonly column: string; readonly row: number; readonly batch: CellBatch },
  ): void {
    const algorithm = cell === null || !/^[0-9a-f]+$/i.test(cell) ? undefined : algorithms[cell.length]
    const tried = this.#tried.get(column) ?? 0
    if (cell === null || algorithm === undefined || tried >= mostTried || this.#found.has(column)) return
    this.#tried.set(column, tried + 1)
    for (const of of this.#masked) {
      const held = batch.cells(of)?.[row]
      if (held === null || held === undefined || held === '') continue
      for (const text of waysOf(held))
        if (createHash(algorithm).update(text).digest('hex') === cell.toLowerCase())
          this.#found.set(column, { of, row: rowNumber(batch, row) + 1 })
    }
  }
}

/** As it stands, without blanks and marks, in capitals and in small letters. */
function waysOf(text: string): ReadonlySet<string> {
  const plain = text.trim()
  const bare = plain.replace(/[\s./-]/g, '')
  return new Set([text, plain, plain.toUpperCase(), plain.toLowerCase(), bare, bare.toUpperCase(), bare.toLowerCase()])
}
