import { type CodedInSql, type CountSource, codeOfRuns, foldedCounts, type Run, runsOf } from '../../counts/index.js'
import { type Codebook, type ColumnBook, encodeTable, numberRuns } from '../../encode/index.js'
import { type Cell, type People, type Places, type RowsThere, relationText } from '../../io/index.js'
import { type ColumnSchema, type Schema, Table } from '../../table/index.js'
import type { KnownColumns } from './count-columns.js'
import { typedDistinct } from './typed-distinct.js'

/** Stretches of cells with one code that a statement compares with; of more, rows are encoded here. */
const mostRuns = 2000

export interface FoldedCodesOptions {
  readonly codebook: Codebook
  /** Of the cells as they are stored. */
  readonly schema: Schema
  readonly known: KnownColumns
  readonly people: People
  /** Of the rows that are counted. */
  readonly places: Places
  /** Named in issues. */
  readonly source: string
}

/**
 * The codes of rows as counts that are folded where the rows lie: each code is SQL of its cell. Undefined where some code is not
 * told by one cell alone (columns that follow from others, detection limits) or by too many stretches of cells.
 */
export async function foldedCodes(there: RowsThere, options: FoldedCodesOptions): Promise<CountSource | undefined> {
  const { codebook, people, places } = options
  if ((codebook.derivations ?? []).length > 0) return undefined
  const columns: CodedInSql[] = []
  for (const book of codebook.books) {
    const runs = runsOfBook(there, book, options)
    if (runs === undefined || runs.length > mostRuns) return undefined
    const { cell, isMissing } = there.cells(book.column.name)
    columns.push({
      ...{ name: book.column.name, size: book.size },
      code: codeOfRuns({ cell, isMissing, missingCode: book.size - 1, runs }),
    })
  }
  const { relation, where } = await there.rows(people, places)
  const { dialect } = there.database
  const bound: Cell[] = []
  const codes = columns.map(({ code, size }, at) => {
    const own = code((value) => dialect.placeholder(bound.push(value)))
    return `CAST(${own} AS ${size < 2 ** 15 ? 'SMALLINT' : 'INTEGER'}) AS ${dialect.quote(`c${at}`)}`
  })
  const query = `SELECT ${codes.join(', ')} FROM ${relationText(dialect, relation)} WHERE ${where}`
  const kept = await there.keep(query, bound)
  if (kept === undefined) return foldedCounts(there.database, { relation, columns, where })
  return foldedCounts(there.database, {
    relation: kept,
    columns: columns.map(({ name, size }, at) => ({ name, size, code: () => dialect.quote(`c${at}`) })),
  })
}

/** The stored cells in their order, as stretches that share a code. */
function runsOfBook(
  there: RowsThere,
  book: ColumnBook,
  { codebook, schema, known, source }: FoldedCodesOptions,
): readonly Run[] | undefined {
  const { name } = book.column
  const column = schema.columns.find((each) => each.name === name)
  const counted = known.get(name)
  const { form, told } = there.cells(name)
  if (column === undefined) return undefined
  if (counted === undefined) {
    const isPlain = column.kind === 'numeric' && column.missing === undefined && column.bounds === undefined
    return isPlain && form === 'number' && book.type === 'number' ? numberRuns(book) : undefined
  }
  if (hasLimits(book)) return undefined
  const typed = typedDistinct(counted, column, source)
  const own: Codebook = {
    ...codebook,
    schema: { ...codebook.schema, columns: [releasedColumn(codebook, name)] },
    books: [book],
  }
  const { codes } = encodeTable(Table.of([typed]), own).columns[0]!
  const distinct: readonly (number | string)[] = [...counted.distinct.cells]
  const cells = distinct.flatMap((cell, at) => told(cell).map((raw) => ({ raw, code: codes[at]! })))
  const byBytes = new Map(cells.map(({ raw }) => [raw, typeof raw === 'string' ? Buffer.from(raw, 'utf8') : undefined]))
  cells.sort((a, b) =>
    typeof a.raw === 'number' || typeof b.raw === 'number'
      ? Number(a.raw) - Number(b.raw)
      : Buffer.compare(byBytes.get(a.raw)!, byBytes.get(b.raw)!),
  )
  return runsOf(
    cells.map(({ raw }) => raw) as string[],
    cells.map(({ code }) => code),
  )
}

function releasedColumn({ schema }: Codebook, name: string): ColumnSchema {
  return schema.columns.find((column) => column.name === name)!
}

function hasLimits(book: ColumnBook): boolean {
  return book.type === 'number' && book.cells.some((cell) => cell.type === 'atom' && cell.flag !== undefined)
}
