export { type CellBatch, type CellRewriter, rowNumber } from './cell-rewriter.js'
export type { RewritableFormat } from './rewritable-format.js'
export { rewritableFormatOf, rewritableFormats } from './rewritable-formats.js'
export { columnsOfFile, type FileReading, type RewriteFileOptions, rewriteFile, scanFile } from './rewrite-file.js'
