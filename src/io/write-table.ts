import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { MirrorwardError } from '../errors.js'
import { type FileNotation, type Schema, Table } from '../table/index.js'
import { writeThenRename } from './atomic.js'
import { encodeText } from './csv/text-encoding.js'
import { writeCsv } from './csv/write-csv.js'
import { type Format, formatOf, type TextFormat, typedFormat } from './formats.js'
import { writeJson, writeJsonLines } from './json/write-json.js'

export interface WriteTableOptions {
  /** How numbers and dates are written. */
  readonly schema?: Schema | undefined
  /** By the file's extension when not said. */
  readonly format?: Format | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes a table, or batches as they come, to a file or to standard output (`-`, CSV unless told). A file appears only when
 * it is complete. Throws `unsupported` for an unknown extension, `aborted`.
 */
export async function writeTable(
  table: Table | AsyncIterable<Table>,
  path: string,
  { schema, format: told, signal }: WriteTableOptions = {},
): Promise<void> {
  const { format, gzip } = formatOf(path, told)
  const batches = stoppable(table instanceof Table ? single(table) : table, signal)
  const typed = typedFormat(format)
  if (typed !== undefined) {
    const { write } = typed
    if (write === undefined)
      throw new MirrorwardError('unsupported', `${format} files are read, not written: "${path}"`)
    if (path === '-') throw new MirrorwardError('unsupported', `standard output cannot be ${format}: give a file`)
    return writeThenRename(path, (temporary) => write(batches, temporary, schema))
  }
  const text = bytesOf(
    textOf(batches, format as TextFormat, schema),
    format === 'csv' || format === 'tsv' ? schema?.file : undefined,
  )
  if (path === '-') return toStandardOutput(text)
  await writeThenRename(path, async (temporary) => {
    // Opened first: a stream that opens by itself may still do so after a failure, and leave a file behind.
    const file = (await open(temporary, 'w')).createWriteStream()
    if (gzip) await pipeline(Readable.from(text), createGzip(), file)
    else await pipeline(Readable.from(text), file)
  })
}

function textOf(batches: AsyncIterable<Table>, format: TextFormat, schema: Schema | undefined): AsyncGenerator<string> {
  switch (format) {
    case 'csv':
      return writeCsv(batches, { schema })
    case 'tsv':
      return writeCsv(batches, { schema: schema && withTabs(schema), delimiter: '\t' })
    case 'json':
      return writeJson(batches, schema)
    case 'jsonl':
      return writeJsonLines(batches, schema)
  }
}

/** A name in .tsv promises tabs, whatever divided the cells of the input. */
function withTabs(schema: Schema): Schema {
  const { delimiter: _, ...file } = schema.file ?? {}
  return { ...schema, file }
}

/** Text in the encoding of the file that the table came from, UTF-8 where that says nothing. */
async function* bytesOf(text: AsyncGenerator<string>, file: FileNotation = {}): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of text) {
    yield encodeText(isFirst && file.byteOrderMark ? `\uFEFF${chunk}` : chunk, file.encoding)
    isFirst = false
  }
}

/** A reader that goes away (`| head`) ends the writing quietly. */
async function toStandardOutput(text: AsyncGenerator<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}

async function* single(table: Table): AsyncGenerator<Table> {
  yield table
}

async function* stoppable(batches: AsyncIterable<Table>, signal: AbortSignal | undefined): AsyncGenerator<Table> {
  for await (const batch of batches) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'writing was stopped')
    yield batch
  }
}
