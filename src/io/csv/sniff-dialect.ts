import { type Dialect, plainDialect } from './dialect.js'

const candidates = [',', ';', '\t', '|'] as const
const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a
const hash = 0x23
const blank = 0x20
const lookedAtLines = 40

/** How a file is written, by its first lines; what is told is not guessed. `head` starts after a byte-order mark. */
export function sniffDialect(
  head: Uint8Array,
  { delimiter }: { readonly delimiter?: string | undefined } = {},
): Dialect {
  const lines = linesOf(head)
  const separator = separatorLine(head, lines[0])
  const first = separator === undefined ? 0 : 1
  const told = delimiter ?? separator
  const header = first + commentLines(head, lines.slice(first), told)
  const body = lines.slice(header)
  return {
    ...plainDialect,
    delimiter: told ?? likeliest(head, body),
    skip: body[0]?.start ?? 0,
    lineEnd:
      body[0] !== undefined && head[body[0].end] === carriageReturn && head[body[0].end + 1] === lineFeed
        ? 'crlf'
        : 'lf',
  }
}

interface Line {
  readonly start: number
  /** Of the text; its line break begins here. */
  readonly end: number
}

/** The first lines; a line break inside quotes ends none. The last may be cut off where the head ends. */
function linesOf(head: Uint8Array): Line[] {
  const lines: Line[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < head.length && lines.length < lookedAtLines; at++) {
    const byte = head[at]!
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
function commentLines(head: Uint8Array, lines: readonly Line[], delimiter: string | undefined): number {
  const marked = lines.findIndex(({ start, end }) => end === start || head[start] !== hash)
  if (marked <= 0) return 0
  const next = lines[marked]!
  const each = delimiter === undefined ? candidates : [delimiter]
  const isHeader =
    head[lines[marked - 1]!.start + 1] !== blank &&
    each.some((candidate) => {
      const cells = count(head, next, candidate)
      return cells > 0 && count(head, lines[marked - 1]!, candidate) === cells
    })
  return isHeader ? marked - 1 : marked
}

/** The delimiter that divides most lines as it divides the header; a comma when none divides it. */
function likeliest(head: Uint8Array, lines: readonly Line[]): string {
  const [header, ...rows] = lines.filter(({ start, end }) => end > start)
  if (header === undefined) return ','
  const scored = candidates.map((delimiter) => {
    const cells = count(head, header, delimiter)
    // A row may have a cell more: row names without a header, or a delimiter at its end.
    const agreeing = rows.filter((row) => [cells, cells + 1].includes(count(head, row, delimiter))).length
    return { delimiter, cells, share: rows.length === 0 ? 1 : agreeing / rows.length }
  })
  const best = scored.filter(({ cells }) => cells > 0).sort((a, b) => b.share - a.share || b.cells - a.cells)[0]
  return best?.delimiter ?? ','
}

/** How often a line holds a delimiter outside quotes. */
function count(head: Uint8Array, { start, end }: Line, delimiter: string): number {
  const wanted = delimiter.charCodeAt(0)
  let quoted = false
  let found = 0
  for (let at = start; at < end; at++) {
    if (head[at] === quote) quoted = !quoted
    else if (!quoted && head[at] === wanted) found++
  }
  return found
}

function textOf(head: Uint8Array, { start, end }: Line): string {
  return Buffer.from(head.subarray(start, end)).toString('latin1')
}
