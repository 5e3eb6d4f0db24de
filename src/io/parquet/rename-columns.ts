import { open } from 'node:fs/promises'
import { thriftTexts, withTexts } from './thrift-texts.js'

/** Field ids in Parquet's metadata: FileMetaData.schema.name, and FileMetaData.row_groups.columns.meta_data.path_in_schema. */
const namePaths = new Set(['2.4', '4.1.3.3'])
const trailerLength = 8

/**
 * Gives the columns of a Parquet file other names, in its footer; no cell is touched. The embedded engine cannot itself
 * write names that differ by case alone. O(footer).
 */
export async function renameParquetColumns(path: string, names: ReadonlyMap<string, string>): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const trailer = Buffer.alloc(trailerLength)
    await file.read(trailer, 0, trailerLength, size - trailerLength)
    const footer = Buffer.alloc(trailer.readUInt32LE(0))
    const footerAt = size - trailerLength - footer.length
    await file.read(footer, 0, footer.length, footerAt)
    const renamed = thriftTexts(footer).flatMap((found) => {
      const text = namePaths.has(found.path) ? names.get(footer.toString('utf8', found.start, found.end)) : undefined
      return text === undefined ? [] : [{ ...found, text }]
    })
    const written = withTexts(footer, renamed)
    trailer.writeUInt32LE(written.length, 0)
    await file.truncate(footerAt)
    await file.write(Buffer.concat([written, trailer]), 0, written.length + trailerLength, footerAt)
  } finally {
    await file.close()
  }
}
