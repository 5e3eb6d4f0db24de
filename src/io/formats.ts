import { MirrorwardError } from '../errors.js'
import type { TypedFormat } from './typed-format.js'
import { type TypedFormatName, typedFormats } from './typed-formats.js'

export type TextFormat = 'csv' | 'tsv' | 'json' | 'jsonl'
export type Format = TextFormat | TypedFormatName

const textExtensions: Readonly<Record<string, TextFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** Formats of other programs that nothing here reads, and what to do instead. */
const recipes: Readonly<Record<string, string>> = {
  sav: 'SPSS',
  zsav: 'SPSS',
  por: 'SPSS',
  sas7bdat: 'SAS',
  xls: 'old Excel',
  ods: 'OpenDocument',
}

/** The format of a file by its name (`.gz` for gzip around a text format), or as told; `-` is CSV unless told. */
export function formatOf(path: string, told?: Format): { readonly format: Format; readonly gzip: boolean } {
  const gzip = /\.gz$/i.test(path)
  const extension = path.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? ''
  // One of them ends in another's: `.dataset.json`.
  const typed = typedFormats.find(({ extensions }) => hasExtension(path, extensions))?.name
  const format = told ?? (path === '-' ? 'csv' : (typed ?? textExtensions[extension]))
  if (format !== undefined && !(gzip && typedFormat(format) !== undefined)) return { format, gzip }
  const recipe = recipes[extension]
  if (recipe !== undefined)
    throw new MirrorwardError(
      'unsupported',
      `${recipe} files are not read: "${path}" (convert it to Parquet or CSV first: docs/formats.md)`,
    )
  const extensions = typedFormats.flatMap((each) => each.extensions)
  const known = [...Object.keys(textExtensions), ...extensions, 'csv.gz', 'tsv.gz', 'json.gz', 'jsonl.gz'].join(', ')
  throw new MirrorwardError('unsupported', `unknown file format: "${path}" (known: ${known})`)
}

/** Whether a file is a table by its name: of a format that is read. */
export function isTableFile(path: string): boolean {
  const extension = path.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? ''
  if (textExtensions[extension] !== undefined) return true
  return !/\.gz$/i.test(path) && typedFormats.some(({ extensions }) => hasExtension(path, extensions))
}

function hasExtension(path: string, extensions: readonly string[]): boolean {
  const name = path.replace(/\.gz$/i, '').toLowerCase()
  return extensions.some((extension) => name.endsWith(`.${extension}`))
}

/** The typed format of a name; nothing for a format of texts. */
export function typedFormat(format: Format): TypedFormat | undefined {
  return typedFormats.find(({ name }) => name === format)
}
