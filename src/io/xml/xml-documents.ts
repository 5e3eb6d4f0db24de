import { MirrorwardError } from '../../errors.js'
import type { TextDocument, ValueSpan } from '../rewrite/text-document.js'
import { xmlAttribute, xmlCdata, xmlRemark, xmlText } from './xml-codecs.js'
import { type XmlToken, xmlAttributes, xmlTokenAt } from './xml-scanner.js'

export interface XmlDocumentsOptions {
  /** Named in issues. */
  readonly file: string
  readonly isDropped: (column: string) => boolean
  /** The path of the elements that are rows (`/patients/patient`); the whole file is one row when absent. */
  readonly records?: string | undefined
}

interface OpenElement {
  readonly path: string
  readonly name: string
  readonly start: number
  /** Of the spans, the first of the element. */
  readonly firstSpan: number
  /** Elements, comments and instructions in it. */
  children: number
}

const deepest = 500

/**
 * The records of an XML file, and what stands around them, in order: columns are paths of elements (`/a/b`), attributes
 * (`/a/b/@c`), comments (`/a/comment()`) and instructions. Names are as they are written, prefixes with them; declarations of
 * namespaces are no values. Text is without the blanks at its ends. Holds one record at a time. Throws `bad-data` for what is not
 * well-formed, and for document types: their entities are not read.
 */
export async function* xmlDocuments(
  texts: AsyncIterable<string>,
  { file, isDropped, records }: XmlDocumentsOptions,
): AsyncGenerator<TextDocument> {
  let [text, at, row] = ['', 0, 1]
  let spans: ValueSpan[] = []
  const stack: OpenElement[] = []
  let hasRoot = false
  for await (const { chunk, isLast } of withEnd(texts)) {
    text += chunk
    for (;;) {
      if (at >= text.length) break
      if (at === 0 && text.startsWith('\uFEFF')) at = 1
      if (at >= text.length) break
      const token = xmlTokenAt(text, at, isLast)
      if (token === 'more') break
      if (token === 'broken') throw broken('not well-formed XML')
      if (token === 'doctype') throw broken('a document type, whose entities are not read')
      const path = stack.at(-1)?.path ?? ''
      if (token.type === 'open') {
        if (stack.length === 0 && hasRoot) throw broken('more than one outermost element')
        if (stack.length >= deepest) throw broken(`more than ${deepest} levels`)
        hasRoot = true
        const own = `${path}/${token.name}`
        if (own === records && spans.length > 0) {
          yield take(token.start)
          continue
        }
        open(token, own)
        at = token.end
        if (token.isEmpty) close(token.end)
        if (token.isEmpty && own === records) yield take(at)
        continue
      }
      if (token.type === 'close') {
        if (stack.at(-1)?.name !== token.name) throw broken('elements are not closed in their order')
        close(token.end)
        at = token.end
        if (path === records) yield take(at)
        continue
      }
      remark(token, path)
      at = token.end
    }
  }
  if (stack.length > 0) throw broken('an element is not closed')
  if (text !== '') yield take(text.length)

  /** What was read up to a place of the text is a document. */
  function take(end: number): TextDocument {
    const document = { text: text.slice(0, end), spans, codec: xmlText }
    for (const [index, element] of stack.entries())
      stack[index] = { ...element, start: element.start - end, firstSpan: -1 }
    text = text.slice(end)
    at = 0
    spans = []
    row++
    return document
  }

  function open(token: Extract<XmlToken, { type: 'open' }>, path: string): void {
    const above = stack.at(-1)
    if (above !== undefined) above.children++
    stack.push({ path, name: token.name, start: token.start, firstSpan: spans.length, children: 0 })
    const attributes = xmlAttributes(text, token)
    if (attributes === undefined) throw broken('attributes that are not well-formed')
    for (const { name, start, end, cut } of attributes)
      if (end > start && name !== 'xmlns' && !name.startsWith('xmlns:'))
        spans.push({ column: `${path}/@${name}`, start, end, cut, codec: xmlAttribute })
  }

  /** An element that holds nothing but what is dropped is dropped with it, unless it is a record or the outermost. */
  function close(end: number): void {
    const element = stack.pop()!
    if (element.children > 0 || element.path === records || stack.length === 0 || element.firstSpan < 0) return
    const own = spans.slice(element.firstSpan)
    const isAll = own.some(({ column }) => column === element.path) && own.every(({ column }) => isDropped(column))
    if (isAll)
      spans = [
        ...spans.slice(0, element.firstSpan),
        ...own.map((span): ValueSpan => ({ ...span, cut: [element.start, end] })),
      ]
  }

  function remark({ type, start, end }: Exclude<XmlToken, { type: 'open' | 'close' }>, path: string): void {
    const above = stack.at(-1)
    if (type === 'declaration') return
    if (type === 'cdata') {
      spans.push({ column: path, start: start + 9, end: end - 3, cut: [start, end], codec: xmlCdata })
      return
    }
    if (type === 'text') {
      if (above === undefined && text.slice(start, end).trim() !== '') throw broken('text outside of elements')
      add(path, { start, end, cut: undefined })
      return
    }
    if (above !== undefined) above.children++
    const target = type === 'comment' ? '' : (/^[^\s?]+/.exec(text.slice(start + 2, end - 2))?.[0] ?? '')
    if (type === 'comment') add(`${path}/comment()`, { start: start + 4, end: end - 3, cut: [start, end] })
    else add(`${path}/processing-instruction()`, { start: start + 2 + target.length, end: end - 2, cut: [start, end] })
  }

  /** A text without the blanks at its ends; nothing where there is no more. */
  function add(
    column: string,
    {
      start,
      end,
      cut,
    }: { readonly start: number; readonly end: number; readonly cut: readonly [number, number] | undefined },
  ): void {
    let [from, to] = [start, end]
    while (from < to && isBlank(text.charCodeAt(from))) from++
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--
    if (to === from) return
    const codec = cut === undefined ? xmlText : xmlRemark
    spans.push({ column, start: from, end: to, cut: cut ?? [from, to], codec })
  }

  function broken(message: string): MirrorwardError {
    return new MirrorwardError('bad-data', `cannot read file: "${file}"`, { issues: [{ message, file, row }] })
  }
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13
}

async function* withEnd(
  texts: AsyncIterable<string>,
): AsyncGenerator<{ readonly chunk: string; readonly isLast: boolean }> {
  for await (const chunk of texts) yield { chunk, isLast: false }
  yield { chunk: '', isLast: true }
}
