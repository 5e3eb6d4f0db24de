import { MirrorwardError } from '../errors.js'

export type Format = 'csv' | 'tsv' | 'parquet' | 'arrow' | 'json' | 'jsonl'

const byExtension: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  parquet: 'parquet',
  arrow: 'arrow',
  feather: 'arrow',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The format of a file by its name (`.gz` for gzip around a text format), or as told; `-` is CSV unless told. */
export function formatOf(path: string, told?: Format): { readonly format: Format; readonly gzip: boolean } {
  const gzip = /\.gz$/i.test(path)
  const extension = path.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? ''
  const format = told ?? (path === '-' ? 'csv' : byExtension[extension])
  if (format === undefined || (gzip && (format === 'parquet' || format === 'arrow'))) {
    const known = [...Object.keys(byExtension), 'csv.gz', 'tsv.gz', 'json.gz', 'jsonl.gz'].join(', ')
    throw new MirrorwardError('unsupported', `unknown file format: "${path}" (known: ${known})`)
  }
  return { format, gzip }
}
