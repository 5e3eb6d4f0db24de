import type { FileNotation } from '../../table/index.js'

/** How a text file of cells is written, found in its first bytes. */
export interface Dialect {
  readonly delimiter: string
  /** Bytes before the header: Excel's `sep=` line, comments. */
  readonly skip: number
  readonly lineEnd: 'lf' | 'crlf'
}

export const plainDialect: Dialect = { delimiter: ',', skip: 0, lineEnd: 'lf' }

/** What a notation says of a file, defaults left out: nothing of a plain one. */
export function notationOf(
  { delimiter, lineEnd }: Dialect,
  { usual, ...found }: Omit<FileNotation, 'delimiter' | 'lineEnd'> & { readonly usual: string },
): FileNotation {
  return {
    ...(delimiter !== usual && { delimiter }),
    ...found,
    ...(lineEnd === 'crlf' && { lineEnd }),
  }
}
