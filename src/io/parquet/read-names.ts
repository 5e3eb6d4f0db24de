import { MirrorwardError } from '../../errors.js'
import { hasEngine, openEngine } from '../engine.js'
import { parquetColumnNames } from './column-names.js'
import { withoutWildcards } from './plan-file.js'

/** The names of a Parquet file's columns, from its footer alone. Throws `bad-data` for a damaged file. */
export async function readParquetNames(path: string): Promise<readonly string[]> {
  try {
    if (!hasEngine()) return await (await import('./plain/read-plain.js')).plainParquetNames(path)
    const engine = await openEngine()
    try {
      return await parquetColumnNames(engine, [withoutWildcards(path)])
    } finally {
      engine.close()
    }
  } catch {
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, {
      issues: [{ message: 'damaged, or not a Parquet file', file: path }],
    })
  }
}
