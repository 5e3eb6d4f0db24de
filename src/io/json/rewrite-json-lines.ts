import { MirrorwardError } from '../../errors.js'
import type { CellRewriter } from '../rewrite/cell-rewriter.js'
import { keyOf, type PathNode, rootNode, type ValueSpan, valueSpans } from './value-spans.js'

type Cells = readonly (string | null)[]

export interface RewriteJsonOptions {
  /** Named in issues. */
  readonly file: string
  readonly rewriter: CellRewriter
  readonly onRows?: (rows: number) => void
}

const batchLines = 4096

/** The paths of all values of a file, in the order in which they come first: the columns of its rules. Throws `bad-data`. */
export async function jsonLinesColumns(lines: AsyncIterable<string>, file: string): Promise<readonly string[]> {
  const root = rootNode()
  const paths = new Set<string>()
  let row = 0
  for await (const line of lines) {
    row++
    if (line.trim() === '') continue
    for (const { node } of spansOf(line, { root, file, row })) paths.add(node.path)
  }
  return [...paths]
}

/**
 * A file of JSON lines with some values written anew and some left out; every other sign stays. A number becomes a number again
 * where its new text is one. Values in lists are masked one by one, with the cells of their line beside them. Throws `bad-data`.
 */
export async function* rewriteJsonLines(
  lines: AsyncIterable<string>,
  { file, rewriter, onRows }: RewriteJsonOptions,
): AsyncGenerator<string> {
  const root = rootNode()
  const dropped = new Set(rewriter.dropped)
  const isDropped = (node: PathNode) => dropped.has(node.path)
  let firstRow = 0
  let batch: string[] = []
  let isFirst = true
  for await (const line of lines) {
    batch.push(line)
    if (batch.length < batchLines) continue
    yield flush()
    onRows?.(firstRow)
  }
  yield flush()
  onRows?.(firstRow)

  function flush(): string {
    const spans = batch.map((line, row) =>
      line.trim() === '' ? [] : spansOf(line, { root, file, row: firstRow + row + 1, isDropped }),
    )
    const made = rewritten(batch, { spans, rewriter, firstRow })
    const text = `${isFirst || made.length === 0 ? '' : '\n'}${made.join('\n')}`
    if (made.length > 0) isFirst = false
    firstRow += batch.length
    batch = []
    return text
  }
}

function spansOf(
  line: string,
  {
    root,
    file,
    row,
    isDropped,
  }: {
    readonly root: PathNode
    readonly file: string
    readonly row: number
    readonly isDropped?: (node: PathNode) => boolean
  },
): ValueSpan[] {
  const text = row === 1 && line.startsWith('\uFEFF') ? ` ${line.slice(1)}` : line
  const spans = valueSpans(text, { root, ...(isDropped !== undefined && { isDropped }) })
  if (spans !== undefined) return spans
  throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
    issues: [{ message: 'a line is no JSON, or has more than 500 levels', file, row }],
  })
}

interface Occurrence {
  readonly row: number
  readonly span: ValueSpan
}

function rewritten(
  lines: readonly string[],
  {
    spans,
    rewriter,
    firstRow,
  }: { readonly spans: readonly ValueSpan[][]; readonly rewriter: CellRewriter; readonly firstRow: number },
): string[] {
  const wanted = new Set([...rewriter.needed, ...rewriter.changed])
  const changed = new Set(rewriter.changed)
  const dropped = new Set(rewriter.dropped)
  const found = new Map<string, Occurrence[]>()
  spans.forEach((own, row) => {
    for (const span of own) {
      const { path } = span.node
      if (!wanted.has(path)) continue
      const before = found.get(path)
      if (before === undefined) found.set(path, [{ row, span }])
      else before.push({ row, span })
    }
  })
  const textOf = ({ row, span: { start, end } }: Occurrence) => cellOf(lines[row]!.slice(start, end))
  const single = new Map<string, Cells>()
  const several = new Map<string, readonly Occurrence[]>()
  for (const [path, occurrences] of found) {
    if (occurrences.some(({ row }, index) => index > 0 && occurrences[index - 1]?.row === row))
      several.set(path, occurrences)
    const cells = new Array<string | null>(lines.length).fill(null)
    for (const each of [...occurrences].reverse()) cells[each.row] = textOf(each)
    single.set(path, cells)
  }
  const made = new Map<ValueSpan, string | null>()
  const singles = rewriter.changed.filter((path) => !several.has(path))
  const masked = rewriter.mask({ rowCount: lines.length, firstRow, cells: (path) => single.get(path) }, singles)
  for (const path of singles)
    for (const { row, span } of found.get(path) ?? []) made.set(span, masked.get(path)?.[row] ?? null)
  for (const [path, occurrences] of several) {
    if (!changed.has(path)) continue
    const cells = (name: string): Cells | undefined => {
      if (name === path) return occurrences.map(textOf)
      const beside = several.get(name)
      // Lists of as many values go together, one by one: names and their uses.
      if (beside?.length === occurrences.length && beside.every(({ row }, index) => row === occurrences[index]?.row))
        return beside.map(textOf)
      const own = single.get(name)
      return own === undefined ? undefined : occurrences.map(({ row }) => own[row] ?? null)
    }
    const cellsAfter = rewriter.mask({ rowCount: occurrences.length, firstRow, cells }, [path]).get(path)
    occurrences.forEach(({ span }, index) => {
      made.set(span, cellsAfter?.[index] ?? null)
    })
  }
  return lines.map((line, row) => {
    let [text, cursor] = ['', 0]
    for (const span of spans[row] ?? []) {
      if (dropped.has(span.node.path)) {
        text += line.slice(cursor, Math.max(cursor, span.cut[0]))
        cursor = Math.max(cursor, span.cut[1])
        continue
      }
      if (!made.has(span)) continue
      const old = line.slice(span.start, span.end)
      const value = made.get(span) ?? null
      if (value === cellOf(old)) continue
      text += line.slice(cursor, span.start) + valueText(value, old)
      cursor = span.end
    }
    return text + line.slice(cursor)
  })
}

/** A value as a cell: null is missing, numbers and truths as they are written. */
function cellOf(text: string): string | null {
  if (text === 'null') return null
  return text.startsWith('"') ? keyOf(text) : text
}

function valueText(value: string | null, old: string): string {
  if (value === null) return 'null'
  const isPlain = !old.startsWith('"') && /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(value)
  return isPlain ? value : JSON.stringify(value)
}
