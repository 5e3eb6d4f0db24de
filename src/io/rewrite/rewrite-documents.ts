import type { CellRewriter } from './cell-rewriter.js'
import type { TextDocument, ValueSpan } from './text-document.js'

type Cells = readonly (string | null)[]

export interface RewriteDocumentsOptions {
  readonly rewriter: CellRewriter
  readonly onRows?: (rows: number) => void
}

/** Documents of one batch, and signs of their texts. */
const batchDocuments = 4096
const batchSigns = 1 << 23

/** The columns of documents, in the order in which they come first. */
export async function documentColumns(documents: AsyncIterable<TextDocument>): Promise<readonly string[]> {
  const columns = new Set<string>()
  for await (const { spans } of documents) for (const { column } of spans) columns.add(column)
  return [...columns]
}

/**
 * Documents with some values written anew and some left out; every other sign stays. Values of which a document has several are
 * masked one by one, with the cells of their document beside them, or those of another list of as many. Memory of a batch.
 */
export async function* rewriteDocuments(
  documents: AsyncIterable<TextDocument>,
  { rewriter, onRows }: RewriteDocumentsOptions,
): AsyncGenerator<string> {
  let firstRow = 0
  let batch: TextDocument[] = []
  let signs = 0
  for await (const document of documents) {
    batch.push(document)
    signs += document.text.length
    if (batch.length < batchDocuments && signs < batchSigns) continue
    yield flush()
  }
  yield flush()

  function flush(): string {
    const text = rewritten(batch, { rewriter, firstRow })
    firstRow += batch.length
    batch = []
    signs = 0
    onRows?.(firstRow)
    return text
  }
}

/** A value, and the place of its document in the batch. */
interface Occurrence {
  readonly row: number
  readonly span: ValueSpan
}

function rewritten(
  documents: readonly TextDocument[],
  { rewriter, firstRow }: { readonly rewriter: CellRewriter; readonly firstRow: number },
): string {
  const changed = new Set(rewriter.looksOnly ? rewriter.needed : rewriter.changed)
  const wanted = new Set([...rewriter.needed, ...changed])
  const found = occurrences(documents, wanted)
  const textOf = ({ row, span }: Occurrence) => {
    const { text, codec } = documents[row]!
    return (span.codec ?? codec).cellOf(text.slice(span.start, span.end))
  }
  const single = new Map<string, Cells>()
  const several = new Map<string, readonly Occurrence[]>()
  for (const [column, own] of found) {
    if (own.some(({ row }, index) => index > 0 && own[index - 1]?.row === row)) several.set(column, own)
    const cells = new Array<string | null>(documents.length).fill(null)
    for (const each of [...own].reverse()) cells[each.row] = textOf(each)
    single.set(column, cells)
  }
  const cellsOf = (column: string): Cells | undefined => single.get(column) ?? factsOf(documents, column)
  const made = new Map<ValueSpan, string | null>()
  const singles = [...changed].filter((column) => !several.has(column))
  const whole = { rowCount: documents.length, firstRow, cells: cellsOf }
  const masked = rewriter.mask(several.size === 0 ? whole : { ...whole, fresh: new Set(singles) }, singles)
  for (const column of singles)
    for (const { row, span } of found.get(column) ?? []) made.set(span, masked.get(column)?.[row] ?? null)
  for (const [column, own] of several) {
    if (!changed.has(column)) continue
    const cells = (name: string): Cells | undefined => {
      if (name === column) return own.map(textOf)
      const beside = several.get(name)
      // Lists of as many values go together, one by one: names and their uses.
      if (beside?.length === own.length && beside.every(({ row }, index) => row === own[index]?.row))
        return beside.map(textOf)
      const rest = cellsOf(name)
      return rest === undefined ? undefined : own.map(({ row }) => rest[row] ?? null)
    }
    const rows = own.map(({ row }) => firstRow + row)
    const after = rewriter.mask({ rowCount: own.length, firstRow, rows, fresh: new Set([column]), cells }, [column])
    own.forEach(({ span }, index) => {
      made.set(span, after.get(column)?.[index] ?? null)
    })
  }
  if (rewriter.looksOnly) return ''
  const dropped = new Set(rewriter.dropped)
  return documents.map((document) => written(document, { made, dropped })).join('')
}

function occurrences(documents: readonly TextDocument[], wanted: ReadonlySet<string>): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>()
  documents.forEach(({ spans }, row) => {
    for (const span of spans) {
      if (!wanted.has(span.column)) continue
      const before = found.get(span.column)
      if (before === undefined) found.set(span.column, [{ row, span }])
      else before.push({ row, span })
    }
  })
  return found
}

function factsOf(documents: readonly TextDocument[], column: string): Cells | undefined {
  if (!documents.some(({ facts }) => facts?.has(column))) return undefined
  return documents.map(({ facts }) => facts?.get(column) ?? null)
}

function written(
  { text, spans, codec: usual }: TextDocument,
  { made, dropped }: { readonly made: ReadonlyMap<ValueSpan, string | null>; readonly dropped: ReadonlySet<string> },
): string {
  let [result, cursor] = ['', 0]
  for (const span of spans) {
    if (dropped.has(span.column)) {
      result += text.slice(cursor, Math.max(cursor, span.cut[0]))
      cursor = Math.max(cursor, span.cut[1])
      continue
    }
    // What lies in something that was cut out is gone with it.
    if (!made.has(span) || span.start < cursor) continue
    const raw = text.slice(span.start, span.end)
    const codec = span.codec ?? usual
    const cell = made.get(span) ?? null
    if (cell === codec.cellOf(raw)) continue
    result += text.slice(cursor, span.start) + codec.textOf(cell, raw)
    cursor = span.end
  }
  return result + text.slice(cursor)
}
