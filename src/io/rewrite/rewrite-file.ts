import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { MirrorwardError } from '../../errors.js'
import { writeThenRename } from '../atomic.js'
import { csvColumns, rewriteCsv } from '../csv/rewrite-csv.js'
import { formatOf } from '../formats.js'
import { jsonLinesColumns, rewriteJsonLines } from '../json/rewrite-json-lines.js'
import { openBytes } from '../open-bytes.js'
import type { CellBatch, CellRewriter } from './cell-rewriter.js'
import { isUtf8Stream } from './is-utf8-stream.js'

export interface RewriteFileOptions {
  readonly rewriter: CellRewriter
  readonly onRows?: (rows: number) => void
  readonly signal?: AbortSignal | undefined
}

/** The columns of a text file whose cells can be written anew: of JSON lines, the paths of its values. Undefined for other formats. */
export async function columnsOfFile(path: string): Promise<readonly string[] | undefined> {
  const { format, gzip } = formatOf(path)
  switch (format) {
    case 'csv':
    case 'tsv':
      return csvColumns(openBytes(path, { gzip }), { file: path, ...(await csvOptions(path, { format, gzip })) })
    case 'jsonl':
      return jsonLinesColumns(linesOf(openBytes(path, { gzip }), path), path)
    default:
      return undefined
  }
}

/** Writes a text file anew with some cells changed, byte for byte otherwise. Throws `unsupported` for formats of no texts. */
export async function rewriteFile(
  from: string,
  to: string,
  { rewriter, onRows, signal }: RewriteFileOptions,
): Promise<void> {
  const { gzip } = formatOf(from)
  const bytes = await rewrittenBytes(from, { rewriter, ...(onRows !== undefined && { onRows }), signal })
  await writeThenRename(to, async (temporary) => {
    const file = (await open(temporary, 'w')).createWriteStream()
    if (gzip) await pipeline(Readable.from(bytes), createGzip(), file)
    else await pipeline(Readable.from(bytes), file)
  })
}

/** What a text file is after its cells were changed. Throws `unsupported`. */
async function rewrittenBytes(
  from: string,
  { rewriter, onRows, signal }: RewriteFileOptions,
): Promise<AsyncGenerator<string | Uint8Array>> {
  const { format, gzip } = formatOf(from)
  const source = openBytes(from, { gzip, signal })
  const more = { rewriter, ...(onRows !== undefined && { onRows }) }
  if (format === 'csv' || format === 'tsv')
    return rewriteCsv(source, { file: from, ...(await csvOptions(from, { format, gzip })), ...more })
  if (format === 'jsonl') return rewriteJsonLines(linesOf(source, from), { file: from, ...more })
  throw new MirrorwardError('unsupported', `no text file of rows: "${from}"`)
}

/**
 * Reads the cells of some columns of a text file batch by batch, and writes nothing. Throws as `rewriteFile`. Values in lists of
 * JSON lines are those of `columnsOfFile`, the first of each line.
 */
export async function scanFile(
  from: string,
  {
    columns,
    onBatch,
    signal,
  }: {
    readonly columns: readonly string[]
    readonly onBatch: (batch: CellBatch) => void
    readonly signal?: AbortSignal | undefined
  },
): Promise<void> {
  const rewriter: CellRewriter = {
    needed: columns,
    changed: [],
    dropped: [],
    mask(batch) {
      onBatch(batch)
      return new Map()
    },
  }
  const written = rewrittenBytes(from, { rewriter, signal })
  for await (const _ of await written) if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
}

async function csvOptions(path: string, { format, gzip }: { readonly format: 'csv' | 'tsv'; readonly gzip: boolean }) {
  const encoding = (await isUtf8Stream(openBytes(path, { gzip }))) ? ('utf-8' as const) : ('windows-1252' as const)
  return { encoding, ...(format === 'tsv' && { delimiter: '\t' }) }
}

/** Lines of UTF-8 text, CR of their ends with them. Throws `bad-data` for other bytes. */
async function* linesOf(bytes: AsyncGenerator<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let waiting = ''
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw new MirrorwardError('bad-data', `not UTF-8 text: "${file}"`)
    }
  }
  for await (const chunk of bytes) {
    const lines = (waiting + decoded(chunk)).split('\n')
    waiting = lines.pop() ?? ''
    yield* lines
  }
  yield waiting + decoded()
}
