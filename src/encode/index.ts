export type { Codebook, ColumnBook, LevelBook, NumberBook, NumberCell, SurrogateBook } from './codebook.js'
export { allocateCodes, type CodedColumn, type CodedTable, takeCodedRows } from './coded-table.js'
