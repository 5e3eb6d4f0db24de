import { csvColumns, rewriteCsv } from '../../csv/rewrite-csv.js'
import { openBytes } from '../../open-bytes.js'
import { isUtf8Stream } from '../is-utf8-stream.js'
import type { RewritableFile, RewritableFormat } from '../rewritable-format.js'

/** Delimited text: a row a record, its columns by the header. */
export const csv = delimited({ id: 'csv', title: 'CSV', extensions: ['csv'] })
/** The same with tabs. */
export const tsv = delimited({ id: 'tsv', title: 'TSV', extensions: ['tsv', 'tab'], delimiter: '\t' })

function delimited({
  delimiter,
  ...own
}: Pick<RewritableFormat, 'id' | 'title' | 'extensions'> & { readonly delimiter?: string }): RewritableFormat {
  const optionsOf = async (file: RewritableFile) => {
    const encoding = (await isUtf8Stream(openBytes(file.path, file))) ? ('utf-8' as const) : ('windows-1252' as const)
    return { file: file.path, encoding, ...(delimiter !== undefined && { delimiter }) }
  }
  return {
    ...own,
    isTabular: true,
    columns: async (file) => csvColumns(openBytes(file.path, file), await optionsOf(file)),
    async *rewrite(file, options) {
      yield* rewriteCsv(openBytes(file.path, file), { ...(await optionsOf(file)), ...options })
    },
  }
}
