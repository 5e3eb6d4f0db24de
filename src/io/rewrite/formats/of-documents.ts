import { type FileTexts, fileTexts } from '../file-texts.js'
import type { RewritableFile, RewritableFormat } from '../rewritable-format.js'
import { documentColumns, rewriteDocuments } from '../rewrite-documents.js'
import type { TextDocument } from '../text-document.js'

/** What a format of documents is asked for. */
export interface DocumentsRequest {
  /** Named in issues. */
  readonly file: string
  readonly records?: string | undefined
  readonly isDropped: (column: string) => boolean
}

/** A format whose files are documents one after the other. */
export function ofDocuments(
  own: Omit<RewritableFormat, 'columns' | 'rewrite'>,
  documents: (texts: AsyncIterable<string>, request: DocumentsRequest) => AsyncIterable<TextDocument>,
  open: (file: RewritableFile) => Promise<FileTexts> = ({ path, ...rest }) => fileTexts(path, rest),
): RewritableFormat {
  return {
    ...own,
    async columns(file) {
      const { texts } = await open(file)
      const columns = await documentColumns(
        documents(texts, { file: file.path, records: file.records, isDropped: () => false }),
      )
      return columns
    },
    async *rewrite(file, options) {
      const { texts, encode } = await open(file)
      const dropped = new Set(options.rewriter.dropped)
      const request = { file: file.path, records: file.records, isDropped: (column: string) => dropped.has(column) }
      for await (const text of rewriteDocuments(documents(texts, request), options)) yield encode(text)
    },
  }
}
