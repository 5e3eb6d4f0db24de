import type { Dialect } from './dialect.js'
import { backslash, quote } from './quotes.js'
import { recordShapes } from './record-shapes.js'

const candidates = [',', ';', '\t', '|'] as const
const carriageReturn = 0x0d
const lineFeed = 0x0a
const hash = 0x23
const blank = 0x20
const lookedAtLines = 40

interface Sniffing {
  readonly delimiter?: string | undefined
  /** True where the file has nothing after these bytes. */
  readonly isWhole?: boolean
}

/** How a file is written, by its first bytes; what is told is not guessed. `head` starts after a byte-order mark. */
export function sniffDialect(head: Uint8Array, { delimiter, isWhole = true }: Sniffing = {}): Dialect {
  const guess = (escapes: boolean): Guess => {
    const dialect = layoutOf(head, { delimiter, escapes })
    return { dialect, shapes: recordShapes(head.subarray(dialect.skip), { ...dialect, isWhole }) }
  }
  const doubled = guess(false)
  // Without a backslash the two notations are one.
  if (!head.includes(backslash)) return { ...doubled.dialect, hasExtra: doubled.shapes.hasExtra }
  const escaped = guess(true)
  // Who doubles quotes puts quotes around a cell that holds one: a bare `\"` is the other notation.
  const isEscaped =
    escaped.shapes.faults < doubled.shapes.faults ||
    (escaped.shapes.faults === doubled.shapes.faults && doubled.shapes.escapedQuotes > 0)
  const { dialect, shapes } = isEscaped ? escaped : doubled
  return { ...dialect, hasExtra: shapes.hasExtra }
}

interface Guess {
  readonly dialect: Layout
  readonly shapes: ReturnType<typeof recordShapes>
}

type Layout = Omit<Dialect, 'hasExtra'>

function layoutOf(
  head: Uint8Array,
  { delimiter, escapes }: { readonly delimiter: string | undefined; readonly escapes: boolean },
): Layout {
  const lines = linesOf(head, escapes)
  const separator = separatorLine(head, lines[0])
  const first = separator === undefined ? 0 : 1
  const told = delimiter ?? separator
  const header = first + commentLines(head, lines.slice(first), { delimiter: told, escapes })
  const body = lines.slice(header)
  return {
    delimiter: told ?? likeliest(head, body, escapes),
    skip: body[0]?.start ?? 0,
    lineEnd:
      body[0] !== undefined && head[body[0].end] === carriageReturn && head[body[0].end + 1] === lineFeed
        ? 'crlf'
        : 'lf',
    escapes,
  }
}

interface Line {
  readonly start: number
  /** Of the text; its line break begins here. */
  readonly end: number
}

/** The first lines; a line break inside quotes ends none. The last may be cut off where the head ends. */
function linesOf(head: Uint8Array, escapes: boolean): Line[] {
  const lines: Line[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < head.length && lines.length < lookedAtLines; at++) {
    const byte = head[at]!
    if (escapes && byte === backslash) at++
    if (byte === quote) quoted = !quoted
    if (quoted || (byte !== lineFeed && byte !== carriageReturn)) continue
    lines.push({ start, end: at })
    if (byte === carriageReturn && head[at + 1] === lineFeed) at++
    start = at + 1
  }
  if (start < head.length && lines.length < lookedAtLines) lines.push({ start, end: head.length })
  return lines
}

/** The delimiter that Excel's `sep=;` line names. */
function separatorLine(head: Uint8Array, line: Line | undefined): string | undefined {
  if (line === undefined || line.end - line.start > 8) return undefined
  return /^"?sep=(.)"?$/i.exec(textOf(head, line))?.[1]
}

/** How many lines before the header are comments: they start with #; a header that does has no blank after it, and the cells of the next line. */
function commentLines(
  head: Uint8Array,
  lines: readonly Line[],
  { delimiter, escapes }: { readonly delimiter: string | undefined; readonly escapes: boolean },
): number {
  const marked = lines.findIndex(({ start, end }) => end === start || head[start] !== hash)
  if (marked <= 0) return 0
  const next = lines[marked]!
  const each = delimiter === undefined ? candidates : [delimiter]
  const isHeader =
    head[lines[marked - 1]!.start + 1] !== blank &&
    each.some((candidate) => {
      const cells = count(head, next, { delimiter: candidate, escapes })
      return cells > 0 && count(head, lines[marked - 1]!, { delimiter: candidate, escapes }) === cells
    })
  return isHeader ? marked - 1 : marked
}

/** The delimiter that divides most lines as it divides the header; a comma when none divides it. */
function likeliest(head: Uint8Array, lines: readonly Line[], escapes: boolean): string {
  const [header, ...rows] = lines.filter(({ start, end }) => end > start)
  if (header === undefined) return ','
  const scored = candidates.map((delimiter) => {
    const cells = count(head, header, { delimiter, escapes })
    // A row may have a cell more: row names without a header, or a delimiter at its end.
    const agreeing = rows.filter((row) => [cells, cells + 1].includes(count(head, row, { delimiter, escapes }))).length
    return { delimiter, cells, share: rows.length === 0 ? 1 : agreeing / rows.length }
  })
  const best = scored.filter(({ cells }) => cells > 0).sort((a, b) => b.share - a.share || b.cells - a.cells)[0]
  return best?.delimiter ?? ','
}

/** How often a line holds a delimiter outside quotes. */
function count(
  head: Uint8Array,
  { start, end }: Line,
  { delimiter, escapes }: { readonly delimiter: string; readonly escapes: boolean },
): number {
  const wanted = delimiter.charCodeAt(0)
  let quoted = false
  let found = 0
  for (let at = start; at < end; at++) {
    if (escapes && head[at] === backslash) at++
    else if (head[at] === quote) quoted = !quoted
    else if (!quoted && head[at] === wanted) found++
  }
  return found
}

function textOf(head: Uint8Array, { start, end }: Line): string {
  return Buffer.from(head.subarray(start, end)).toString('latin1')
}
