import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { MirrorwardError } from '../../errors.js'
import { writeThenRename } from '../atomic.js'
import type { CellBatch, CellRewriter } from './cell-rewriter.js'
import { rewritableFormatOf } from './rewritable-formats.js'

/** How a file is read, where its name does not say it. */
export interface FileReading {
  /** The `id` of a format. */
  readonly format?: string | undefined
  /** What of the file is a row: a path of JSON or XML. */
  readonly records?: string | undefined
}

export interface RewriteFileOptions extends FileReading {
  readonly rewriter: CellRewriter
  readonly onRows?: (rows: number) => void
  readonly signal?: AbortSignal | undefined
}

/** The columns of a text file whose cells can be written anew: of documents, the paths of their values. Undefined for other formats. */
export async function columnsOfFile(path: string, reading: FileReading = {}): Promise<readonly string[] | undefined> {
  const found = rewritableFormatOf(path, reading.format)
  if (found === undefined) return undefined
  return found.format.columns({ path, gzip: found.gzip, records: reading.records })
}

/** Writes a text file anew with some cells changed, byte for byte otherwise. Throws `unsupported` for formats of no texts. */
export async function rewriteFile(from: string, to: string, options: RewriteFileOptions): Promise<void> {
  const bytes = rewrittenBytes(from, options)
  await writeThenRename(to, async (temporary) => {
    const file = (await open(temporary, 'w')).createWriteStream()
    if (/\.gz$/i.test(from)) await pipeline(Readable.from(bytes), createGzip(), file)
    else await pipeline(Readable.from(bytes), file)
  })
}

/** What a text file is after its cells were changed. Throws `unsupported`. */
function rewrittenBytes(
  from: string,
  { rewriter, onRows, signal, format: told, records }: RewriteFileOptions,
): AsyncGenerator<Uint8Array> {
  const found = rewritableFormatOf(from, told)
  if (found === undefined) throw new MirrorwardError('unsupported', `no text file of rows: "${from}"`)
  const file = { path: from, gzip: found.gzip, records, signal }
  return found.format.rewrite(file, { rewriter, ...(onRows !== undefined && { onRows }) })
}

/**
 * Reads the cells of some columns of a text file batch by batch, and writes nothing: every value once, those of which a row has
 * several in batches of their own (`fresh` and `rows` say so). Throws as `rewriteFile`.
 */
export async function scanFile(
  from: string,
  {
    columns,
    onBatch,
    ...options
  }: FileReading & {
    readonly columns: readonly string[]
    readonly onBatch: (batch: CellBatch) => void
    readonly signal?: AbortSignal | undefined
  },
): Promise<void> {
  const rewriter: CellRewriter = {
    needed: columns,
    changed: [],
    dropped: [],
    looksOnly: true,
    mask(batch) {
      onBatch(batch)
      return new Map()
    },
  }
  for await (const _ of rewrittenBytes(from, { ...options, rewriter }))
    if (options.signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
}
