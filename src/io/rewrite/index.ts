export type { CellBatch, CellRewriter } from './cell-rewriter.js'
export { columnsOfFile, type RewriteFileOptions, rewriteFile, scanFile } from './rewrite-file.js'
