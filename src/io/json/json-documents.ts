import { MirrorwardError } from '../../errors.js'
import type { TextDocument, ValueSpan } from '../rewrite/text-document.js'
import { jsonCodec } from './json-codec.js'
import { type PathNode, rootNode, valueSpans } from './value-spans.js'

export interface JsonDocumentsOptions {
  /** Named in issues. */
  readonly file: string
  readonly isDropped: (column: string) => boolean
  /** For files of resources: the tree of an object that begins at a sign of a text. */
  readonly nodeAt?: (text: string, nodes: { readonly root: PathNode; readonly node: PathNode }, at: number) => PathNode
  /** Values of a document that are no columns, and columns that it does not have as such. */
  readonly facts?: (text: string, spans: readonly ValueSpan[]) => Pick<TextDocument, 'spans' | 'facts'>
}

/** A document a line, with its line end; empty lines are documents without values. Throws `bad-data` for a line that is no JSON. */
export async function* jsonLineDocuments(
  texts: AsyncIterable<string>,
  { file, isDropped, nodeAt, facts = (_, spans) => ({ spans }) }: JsonDocumentsOptions,
): AsyncGenerator<TextDocument> {
  const root = rootNode()
  let row = 0
  for await (const text of linesOf(texts)) {
    row++
    if (text.trim() === '' || text === '\uFEFF') {
      yield { text, spans: [], codec: jsonCodec }
      continue
    }
    const read = row === 1 ? unmarked(text) : text
    const spans = valueSpans(read, {
      ...{ root, isDropped },
      ...(nodeAt !== undefined && { nodeAt: (node: PathNode, at: number) => nodeAt(read, { root, node }, at) }),
    })
    if (spans === undefined)
      throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
        issues: [{ message: 'a line is no JSON, or has more than 500 levels', file, row }],
      })
    yield { text, codec: jsonCodec, ...facts(read, spans) }
  }
}

/**
 * The documents of one JSON text: the objects at the path `records` (of a list: its elements), else the whole of it; what stands
 * around records is a document before or after them. Holds the text whole. Throws `bad-data`.
 */
export async function* jsonDocuments(
  texts: AsyncIterable<string>,
  {
    file,
    isDropped,
    records = '[*]',
    nodeAt,
    facts = (_, spans) => ({ spans }),
  }: JsonDocumentsOptions & { readonly records?: string | undefined },
): AsyncGenerator<TextDocument> {
  const pieces: string[] = []
  for await (const piece of texts) pieces.push(piece)
  const text = pieces.join('')
  const read = unmarked(text)
  const root = rootNode()
  const ends: { readonly start: number; readonly end: number }[] = []
  const spans = valueSpans(read, {
    ...{ root, isDropped },
    ...(nodeAt !== undefined && { nodeAt: (node: PathNode, at: number) => nodeAt(read, { root, node }, at) }),
    onContainer({ path }, start, end) {
      if (path === records) ends.push({ start, end })
    },
  })
  if (spans === undefined)
    throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
      issues: [{ message: 'no JSON, or more than 500 levels', file }],
    })
  const part = (start: number, end: number, own: readonly ValueSpan[]): TextDocument => ({
    text: text.slice(start, end),
    codec: jsonCodec,
    ...facts(
      read.slice(start, end),
      own.map((span) => moved(span, start)),
    ),
  })
  let [from, at] = [0, 0]
  const until = (end: number): ValueSpan[] => {
    const first = at
    while (at < spans.length && spans[at]!.start < end) at++
    return spans.slice(first, at)
  }
  for (const { start, end } of ends) {
    const before = until(start)
    if (before.length > 0) {
      yield part(from, start, before)
      from = start
    }
    yield part(from, end, until(end))
    from = end
  }
  yield part(from, text.length, until(text.length))
}

function moved(span: ValueSpan, by: number): ValueSpan {
  return { ...span, start: span.start - by, end: span.end - by, cut: [span.cut[0] - by, span.cut[1] - by] }
}

/** Read as if a mark at its head were a blank. */
function unmarked(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
}

/** Lines with their ends; the last may have none, and is left out where it is empty. */
async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = ''
  for await (const text of texts) {
    waiting += text
    let start = 0
    for (let end = waiting.indexOf('\n', start); end >= 0; end = waiting.indexOf('\n', start)) {
      yield waiting.slice(start, end + 1)
      start = end + 1
    }
    waiting = waiting.slice(start)
  }
  if (waiting !== '') yield waiting
}
