import { open, readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { RecordBatchFileWriter, tableFromIPC } from 'apache-arrow'
import { MirrorwardError } from '../errors.js'
import { type Schema, type Table, tableFromArrow, tableToArrow } from '../table/index.js'

/** A table from an Arrow IPC (Feather 2) file, uncompressed. Throws `bad-data` for a damaged or compressed file. */
export async function readArrow(path: string): Promise<Table> {
  const bytes = await readFile(path)
  try {
    const table = tableFromIPC(bytes)
    if (table.schema.fields.length === 0) throw new Error('no columns')
    return tableFromArrow(table)
  } catch (error) {
    if (error instanceof MirrorwardError) throw error
    const isCompressed = /compress|codec/i.test(error instanceof Error ? error.message : '')
    const message = isCompressed
      ? "compressed Arrow (write it uncompressed; with pandas: compression='uncompressed')"
      : 'damaged, or not an Arrow file'
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, { issues: [{ message, file: path }] })
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
