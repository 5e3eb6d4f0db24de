export type { CellBatch, CellRewriter } from './cell-rewriter.js'
export { columnsOfFile, type RewriteFileOptions, rewriteFile } from './rewrite-file.js'
