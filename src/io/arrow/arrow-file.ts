import { open, readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { RecordBatchFileWriter, tableFromIPC } from 'apache-arrow'
import { MirrorwardError } from '../../errors.js'
import { tableFromArrow, tableToArrow } from '../../table/arrow/index.js'
import type { Schema, Table } from '../../table/index.js'
import { isBigEndianArrow } from './arrow-endianness.js'

export interface ReadArrowOptions {
  /** Columns that are left out, whatever they hold. */
  readonly ignore?: readonly string[] | undefined
}

/**
 * A table from an Arrow IPC (Feather 2) file, uncompressed, little-endian. Throws `bad-data` for a damaged, compressed or
 * big-endian file, one without rows, and for columns of lists, records or bytes that are no text.
 */
export async function readArrow(path: string, { ignore }: ReadArrowOptions = {}): Promise<Table> {
  const bytes = await readFile(path)
  const fail = (message: string): never => {
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, { issues: [{ message, file: path }] })
  }
  try {
    if (isBigEndianArrow(bytes)) fail('big-endian Arrow (write it on a little-endian machine)')
    const table = tableFromIPC(bytes)
    if (table.schema.fields.length === 0) throw new Error('no columns')
    if (table.numRows === 0) fail('the file has no rows')
    return tableFromArrow(table, { file: path, ignore })
  } catch (error) {
    if (error instanceof MirrorwardError) throw error
    const message = error instanceof Error ? error.message : ''
    if (/compress|codec/i.test(message))
      return fail("compressed Arrow (write it uncompressed; with pandas: compression='uncompressed')")
    const [, type] = /^Unrecognized type: "(\w+)"/.exec(message) ?? []
    return fail(
      type === undefined ? 'damaged, or not an Arrow file' : `a column of the Arrow type ${type} cannot be read`,
    )
  }
}

/** Writes batches as an Arrow IPC file, one record batch each. */
export async function writeArrow(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const writer = new RecordBatchFileWriter()
  const source = writer.toNodeStream()
  // Opened first: a stream that opens by itself may still do so after a failure, and leave a file behind.
  const file = await open(path, 'w')
  const written = pipeline(source, file.createWriteStream())
  try {
    for await (const table of tables) for (const batch of tableToArrow(table, schema).batches) writer.write(batch)
    writer.close()
    await written
  } catch (error) {
    source.destroy()
    await written.catch(() => {})
    throw error
  }
}
