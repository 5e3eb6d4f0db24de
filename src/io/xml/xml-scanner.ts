/** A piece of an XML text: where it lies, from its first sign to behind its last. */
export type XmlToken =
  | {
      readonly type: 'open'
      readonly name: string
      readonly isEmpty: boolean
      readonly start: number
      readonly end: number
    }
  | { readonly type: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | {
      readonly type: 'text' | 'cdata' | 'comment' | 'declaration' | 'instruction'
      readonly start: number
      readonly end: number
    }

/** `more` where the piece may go on behind the end of the text, `broken` for what is no XML, `doctype` for a document type. */
export type XmlLook = XmlToken | 'more' | 'broken' | 'doctype'

const longNames = /[^\s/>]+/y

/** The piece at a place of a text. `isLast` says that no more text follows. Linear in the length of the piece. */
export function xmlTokenAt(text: string, start: number, isLast: boolean): XmlLook {
  const unfinished = isLast ? 'broken' : 'more'
  if (text[start] !== '<') {
    const next = text.indexOf('<', start)
    if (next < 0 && !isLast) return 'more'
    return { type: 'text', start, end: next < 0 ? text.length : next }
  }
  const until = (mark: string, from: number, type: 'cdata' | 'comment' | 'instruction' | 'declaration'): XmlLook => {
    const at = text.indexOf(mark, from)
    return at < 0 ? unfinished : { type, start, end: at + mark.length }
  }
  const second = text[start + 1]
  if (second === undefined) return unfinished
  if (second === '?') {
    if (text.length < start + 6 && !isLast) return 'more'
    return until('?>', start + 2, /^<\?xml\s/.test(text.slice(start, start + 6)) ? 'declaration' : 'instruction')
  }
  if (second === '!') {
    if (text.length < start + 9 && !isLast) return 'more'
    if (text.startsWith('<!--', start)) return until('-->', start + 4, 'comment')
    if (text.startsWith('<![CDATA[', start)) return until(']]>', start + 9, 'cdata')
    return text.startsWith('<!DOCTYPE', start) ? 'doctype' : 'broken'
  }
  const end = tagEnd(text, start + 1)
  if (end < 0) return unfinished
  const isClose = second === '/'
  longNames.lastIndex = start + (isClose ? 2 : 1)
  const name = longNames.exec(text)?.[0]
  if (name === undefined || longNames.lastIndex > end || !/^[\p{L}_:]/u.test(name)) return 'broken'
  if (isClose) return { type: 'close', name, start, end }
  return { type: 'open', name, isEmpty: text[end - 2] === '/', start, end }
}

/** Behind the `>` of a tag, those in quotes aside; -1 where it does not end. */
function tagEnd(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const sign = text[at]!
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at + 1
  }
  return -1
}

/** An attribute of a tag: its value between quotes, and itself with the blanks before it. */
export interface XmlAttribute {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly cut: readonly [number, number]
}

/** The attributes of an opening tag; undefined where they are not written as XML has them. */
export function xmlAttributes(
  text: string,
  { name, start, end, isEmpty }: Extract<XmlToken, { type: 'open' }>,
): readonly XmlAttribute[] | undefined {
  const found: XmlAttribute[] = []
  const one = /(\s+)([^\s=<>"'/]+)\s*=\s*("[^"<]*"|'[^'<]*')/y
  one.lastIndex = start + 1 + name.length
  let at = one.lastIndex
  for (let match = one.exec(text); match !== null && one.lastIndex < end; match = one.exec(text)) {
    const [whole, , own = '', value = ''] = match
    at = match.index + whole.length
    found.push({ name: own, start: at - value.length + 1, end: at - 1, cut: [match.index, at] })
  }
  return text.slice(at, end - (isEmpty ? 2 : 1)).trim() === '' ? found : undefined
}
