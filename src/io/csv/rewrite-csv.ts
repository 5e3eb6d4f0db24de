import { MirrorwardError } from '../../errors.js'
import { ByteWriter } from '../rewrite/byte-writer.js'
import type { CellRewriter } from '../rewrite/cell-rewriter.js'
import { beginning, startsWith, utf8Mark } from './beginning.js'
import { CellSpans } from './cell-spans.js'
import { CsvIssues } from './csv-issues.js'
import type { Dialect } from './dialect.js'
import { columnNames, rowNamesName } from './header.js'
import type { CellEncoding } from './level-texts.js'
import { backslash, quote, unmarked } from './quotes.js'
import { sniffDialect } from './sniff-dialect.js'
import { encodeText, fromWindows1252, utf16Order, utf16Reader } from './text-encoding.js'

/** Bytes after which an unfinished record is taken for a quote that nobody closed: keeps memory bounded. */
const longestRecord = 1 << 24

export interface RewriteCsvOptions {
  /** Named in issues. */
  readonly file: string
  readonly delimiter?: string | undefined
  /** Of bytes that are not UTF-16, which is found by itself. */
  readonly encoding: CellEncoding
  readonly rewriter: CellRewriter
  readonly onRows?: (rows: number) => void
}

/**
 * A CSV file with some cells written anew and some columns left out; every other byte stays: quotes, line ends, marks, encoding,
 * decimals, lines before the header (comments go where any cell is changed: they may name people). A new cell is quoted where it
 * must be, or where the old one was. Throws `bad-data` for rows that are longer or shorter than the header.
 */
export async function* rewriteCsv(
  source: AsyncIterable<Uint8Array>,
  { file, delimiter, encoding, rewriter, onRows }: RewriteCsvOptions,
): AsyncGenerator<Uint8Array> {
  const { head, rest } = await beginning(source)
  const order = utf16Order(head)
  const read = order === undefined ? (chunk: Uint8Array) => chunk : utf16Reader(order)
  const pack = (bytes: Uint8Array) =>
    order === undefined ? bytes : encodeText(Buffer.from(bytes).toString('utf8'), order)
  if (order !== undefined && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)))
    yield head.subarray(0, 2)
  let waiting = Buffer.from(read(head, rest === undefined))
  if (order === undefined && startsWith(waiting, utf8Mark)) {
    yield waiting.subarray(0, 3)
    waiting = waiting.subarray(3)
  }
  const dialect = sniffDialect(waiting, { delimiter, isWhole: rest === undefined })
  const own = order === undefined ? encoding : 'utf-8'
  const rows = new RecordRewriter({ file, dialect, encoding: own, rewriter })
  yield pack(rows.opening(waiting.subarray(0, dialect.skip)))
  waiting = waiting.subarray(dialect.skip)
  for await (const { chunk, isLast } of withEnd(rest)) {
    const more =
      chunk === undefined
        ? order === undefined || rest === undefined
          ? new Uint8Array(0)
          : read(new Uint8Array(0), true)
        : read(chunk, false)
    const bytes = waiting.length === 0 && order === undefined ? Buffer.from(more) : Buffer.concat([waiting, more])
    const { done, end } = rows.rewrite(bytes, isLast)
    yield pack(done)
    waiting = Buffer.from(bytes.subarray(end))
    onRows?.(rows.rowCount)
  }
}

/** The names of the columns, as `readCsv` gives them. */
export async function csvColumns(
  source: AsyncIterable<Uint8Array>,
  { file, delimiter, encoding }: Omit<RewriteCsvOptions, 'rewriter' | 'onRows'>,
): Promise<readonly string[]> {
  let names: readonly string[] = []
  const rewriter: CellRewriter = { needed: [], changed: [], dropped: [], mask: () => new Map() }
  const { head } = await beginning(source)
  const order = utf16Order(head)
  const whole = Buffer.from(order === undefined ? head : utf16Reader(order)(head, true))
  const start = order === undefined && startsWith(whole, utf8Mark) ? whole.subarray(3) : whole
  const dialect = sniffDialect(start, { delimiter, isWhole: false })
  const rows = new RecordRewriter({ file, dialect, encoding: order === undefined ? encoding : 'utf-8', rewriter })
  rows.rewrite(start.subarray(dialect.skip), true, (found) => {
    names = found
  })
  return names
}

async function* withEnd(
  rest: AsyncIterable<Uint8Array> | undefined,
): AsyncGenerator<{ readonly chunk: Uint8Array | undefined; readonly isLast: boolean }> {
  if (rest !== undefined) for await (const chunk of rest) yield { chunk, isLast: false }
  yield { chunk: undefined, isLast: true }
}

class RecordRewriter {
  rowCount = 0
  readonly #file: string
  readonly #dialect: Dialect
  readonly #encoding: CellEncoding
  readonly #rewriter: CellRewriter
  readonly #writer = new ByteWriter()
  #names: readonly string[] | undefined
  /** The fields of a record that are looked at, in their order: by slot. */
  #wanted: readonly { readonly name: string; readonly field: number; readonly kind: 'seen' | 'changed' | 'dropped' }[] =
    []
  #spans: CellSpans

  constructor({
    file,
    dialect,
    encoding,
    rewriter,
  }: {
    readonly file: string
    readonly dialect: Dialect
    readonly encoding: CellEncoding
    readonly rewriter: CellRewriter
  }) {
    this.#file = file
    this.#dialect = dialect
    this.#encoding = encoding
    this.#rewriter = rewriter
    this.#spans = new CellSpans([], dialect)
  }

  /** Lines before the header: without comments where anything is changed. */
  opening(lines: Buffer): Uint8Array {
    const { changed, dropped } = this.#rewriter
    if (changed.length + dropped.length === 0) return lines
    return Buffer.from(
      lines
        .toString('latin1')
        .split(/(?<=\n)/)
        .filter((line) => /^"?sep=/i.test(line))
        .join(''),
      'latin1',
    )
  }

  /** The complete records of `bytes`, and where the first incomplete one begins. */
  rewrite(
    bytes: Buffer,
    isLast: boolean,
    onHeader?: (names: readonly string[]) => void,
  ): { readonly done: Uint8Array; readonly end: number } {
    let at = 0
    if (this.#names === undefined) {
      at = this.#spans.read(bytes, 0, isLast)
      if (at > 0) {
        // Read twice: once to count the fields, once to find them.
        const fields = Array.from({ length: this.#spans.fields }, (_, field) => field)
        this.#spans = new CellSpans(fields, this.#dialect)
        this.#spans.read(bytes, 0, isLast)
      }
      if (at === -2) throw this.#broken('a quote is not closed', 0)
      if (at < 0) return { done: new Uint8Array(0), end: 0 }
      this.#header(bytes)
      if (onHeader !== undefined) {
        onHeader(this.#names ?? [])
        return { done: new Uint8Array(0), end: bytes.length }
      }
      this.#writeHeader(bytes, at)
    }
    const first = at
    this.#spans.clear()
    const rowEnds: number[] = []
    const expected = this.#names?.length ?? 0
    while (at < bytes.length) {
      const next = this.#spans.read(bytes, at, isLast)
      if (next === -2) throw this.#broken('a quote is not closed', this.rowCount + rowEnds.length + 1)
      if (next < 0) break
      if (this.#spans.isBlank && expected > 1) {
        // An empty line holds nothing: it goes with the record before it.
        this.#spans.records--
        if (rowEnds.length === 0) this.#writer.copy(bytes, at, next)
        else rowEnds[rowEnds.length - 1] = next
        at = next
        if (rowEnds.length === 0) this.#start = next
        continue
      }
      if (this.#spans.fields !== expected) {
        const few = this.#spans.fields < expected
        throw this.#broken(
          `too ${few ? 'few' : 'many'} cells: expected ${expected}, found ${this.#spans.fields}`,
          this.rowCount + rowEnds.length + 1,
        )
      }
      if (rowEnds.length === 0) this.#start = at
      rowEnds.push(next)
      at = next
    }
    if (at - first === 0 && bytes.length - first > longestRecord)
      throw this.#broken('a quote is not closed, or a row is longer than 16 MB', this.rowCount + 1)
    if (rowEnds.length > 0) this.#writeRows(bytes, rowEnds)
    return { done: this.#writer.take(), end: at }
  }

  #start = 0

  #header(bytes: Buffer): void {
    const fields = this.#spans.fields
    const texts = Array.from({ length: fields }, (_, field) => this.#text(bytes, field, 0) ?? '')
    const issues = new CsvIssues(this.#file)
    const names = columnNames(this.#dialect.hasExtra ? [rowNamesName, ...texts] : texts, issues)
    issues.throwIfAny()
    const { needed, changed, dropped } = this.#rewriter
    const shift = this.#dialect.hasExtra ? 1 : 0
    this.#headerShift = shift
    this.#names = names
    this.#wanted = names.flatMap((name, field) => {
      const kind = dropped.includes(name) ? 'dropped' : changed.includes(name) ? 'changed' : 'seen'
      return kind !== 'seen' || needed.includes(name) ? [{ name, field, kind } as const] : []
    })
  }

  #headerShift = 0

  #writeHeader(bytes: Buffer, end: number): void {
    const dropped = new Set(this.#wanted.filter(({ kind }) => kind === 'dropped').map(({ field }) => field))
    let [cursor, hasKept] = [0, this.#headerShift === 1 && !dropped.has(0)]
    for (let field = 0; field < this.#spans.fields; field++) {
      if (!dropped.has(field + this.#headerShift)) {
        hasKept = true
        continue
      }
      const [from, to] = cutOf(this.#spans.starts[field]![0]!, this.#spans.ends[field]![0]!, { hasKept, bytes, end })
      this.#writer.copy(bytes, cursor, Math.max(cursor, from))
      cursor = to
    }
    this.#writer.copy(bytes, cursor, end)
    this.#spans = new CellSpans(
      this.#wanted.map(({ field }) => field),
      this.#dialect,
    )
  }

  #writeRows(bytes: Buffer, rowEnds: readonly number[]): void {
    const rowCount = rowEnds.length
    const texts = new Map<string, readonly (string | null)[]>()
    const slotOf = new Map(this.#wanted.map(({ name }, slot) => [name, slot]))
    const cells = (name: string): readonly (string | null)[] | undefined => {
      const [known, slot] = [texts.get(name), slotOf.get(name)]
      if (known !== undefined || slot === undefined) return known
      const made = Array.from({ length: rowCount }, (_, row) => this.#text(bytes, slot, row))
      texts.set(name, made)
      return made
    }
    const masked = this.#rewriter.mask({ rowCount, firstRow: this.rowCount, cells })
    const actions = this.#wanted.flatMap(({ name, kind, field }, slot) =>
      kind === 'seen'
        ? []
        : [
            {
              slot,
              kind,
              hasKept: this.#keptBefore(field),
              before: texts.get(name) ?? [],
              after: masked.get(name) ?? [],
            },
          ],
    )
    const encode =
      this.#encoding === 'utf-8'
        ? (text: string) => Buffer.from(text, 'utf8')
        : (text: string) => encodeText(text, 'windows-1252')
    let cursor = this.#start
    for (let row = 0; row < rowCount; row++)
      for (const { slot, kind, hasKept, before, after } of actions) {
        const [start, end] = [this.#spans.starts[slot]![row]!, this.#spans.ends[slot]![row]!]
        if (kind === 'dropped') {
          const [from, to] = cutOf(start, end, { hasKept, bytes, end: rowEnds[row]! })
          this.#writer.copy(bytes, cursor, Math.max(cursor, from))
          cursor = to
          continue
        }
        const text = after[row] ?? null
        if (text === before[row]) continue
        this.#writer.copy(bytes, cursor, start)
        if (text !== null) this.#cell(text, isQuoted(bytes, start, end), encode)
        cursor = end
      }
    this.#writer.copy(bytes, cursor, rowEnds[rowCount - 1]!)
    this.rowCount += rowCount
  }

  /** Whether a column left of it stays. */
  #keptBefore(field: number): boolean {
    const dropped = this.#wanted.filter(({ kind, field: other }) => kind === 'dropped' && other < field)
    return dropped.length < field
  }

  #cell(text: string, wasQuoted: boolean, encode: (text: string) => Uint8Array): void {
    const { delimiter, escapes } = this.#dialect
    const writer = this.#writer
    if (!wasQuoted && !needsQuotes(text, delimiter)) {
      writer.text(text, encode)
      return
    }
    const inner = escapes ? text.replace(/["\\]/g, (sign) => `\\${sign}`) : text.replaceAll('"', '""')
    writer.byte(quote)
    writer.text(inner, encode)
    writer.byte(quote)
  }

  /** The text of a cell; an empty one, quoted or not, is missing. */
  #text(bytes: Buffer, slot: number, row: number): string | null {
    let start = this.#spans.starts[slot]![row]!
    let end = this.#spans.ends[slot]![row]!
    if (start === end) return null
    const { escapes } = this.#dialect
    if (isQuoted(bytes, start, end)) {
      while (bytes[start] !== quote) start++
      while (end > start + 1 && bytes[end - 1] !== quote) end--
      const inner = bytes.subarray(start + 1, end - 1)
      if (inner.length === 0) return null
      const hasMarks = inner.includes(quote) || (escapes && inner.includes(backslash))
      return this.#decode(hasMarks ? Buffer.from(unmarked(inner, { doubled: true, escapes })) : inner, 0)
    }
    if (escapes && bytes.subarray(start, end).includes(backslash))
      return this.#decode(Buffer.from(unmarked(bytes.subarray(start, end), { doubled: false, escapes })), 0)
    return this.#decode(bytes, start, end)
  }

  #decode(bytes: Buffer, start: number, end: number = bytes.length): string {
    if (end - start < 24) {
      let text = ''
      for (let at = start; at < end; at++) {
        const byte = bytes[at]!
        if (byte > 127) return this.#decodeWide(bytes, start, end)
        text += String.fromCharCode(byte)
      }
      return text
    }
    return this.#decodeWide(bytes, start, end)
  }

  #decodeWide(bytes: Buffer, start: number, end: number): string {
    return this.#encoding === 'utf-8' ? bytes.toString('utf8', start, end) : fromWindows1252(bytes.subarray(start, end))
  }

  #broken(message: string, row: number): MirrorwardError {
    return new MirrorwardError('bad-data', `cannot read file: "${this.#file}"`, {
      issues: [{ message, file: this.#file, row }],
    })
  }
}

/** A cell with one of the delimiters around it: the one before where anything stays before, else the one behind. */
function cutOf(
  start: number,
  end: number,
  { hasKept, bytes, end: rowEnd }: { readonly hasKept: boolean; readonly bytes: Buffer; readonly end: number },
): readonly [number, number] {
  if (hasKept) return [start - 1, end]
  const isLineEnd = end >= rowEnd || bytes[end] === 0x0a || bytes[end] === 0x0d
  return [start, isLineEnd ? end : end + 1]
}

function isQuoted(bytes: Buffer, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at] === 0x20) at++
  return at < end && bytes[at] === quote
}

function needsQuotes(text: string, delimiter: string): boolean {
  const sign = delimiter.charCodeAt(0)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === sign || unit === quote || unit === 0x0a || unit === 0x0d || (unit === 0x20 && at === 0)) return true
  }
  return false
}
