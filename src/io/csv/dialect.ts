import type { FileNotation } from '../../table/index.js'

/** How a text file of cells is written, found in its first bytes. */
export interface Dialect {
  readonly delimiter: string
  /** Bytes before the header: Excel's `sep=` line, comments. */
  readonly skip: number
  readonly lineEnd: 'lf' | 'crlf'
  /** Whether a backslash makes a quote part of a cell. */
  readonly escapes: boolean
  /** Whether rows have one cell more than the header; not known where the first bytes hold no whole row. */
  readonly hasExtra: boolean | undefined
}

/** What a notation says of a file, defaults left out: nothing of a plain one. */
export function notationOf(
  { delimiter, lineEnd, escapes }: Dialect,
  { usual, ...found }: Omit<FileNotation, 'delimiter' | 'lineEnd' | 'quotes'> & { readonly usual: string },
): FileNotation {
  return {
    ...(delimiter !== usual && { delimiter }),
    ...found,
    ...(lineEnd === 'crlf' && { lineEnd }),
    ...(escapes && { quotes: 'backslash' }),
  }
}
