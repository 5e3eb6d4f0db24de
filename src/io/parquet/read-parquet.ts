import { MirrorwardError } from '../../errors.js'
import { type Column, Table } from '../../table/index.js'
import { ColumnBuilder } from '../column-builder.js'
import { type Engine, hasEngine, openEngine } from '../engine.js'
import { groupsOf, planFile } from './plan-file.js'
import type { ReadParquetOptions } from './read-options.js'

/**
 * A table from a Parquet file: numbers as numbers, 32-bit floats as their shortest decimals; texts (also such as are
 * stored as bytes), booleans, times, dates (ISO 8601) and whole numbers beyond 2⁵³ as levels. Columns are the file's:
 * none comes from names of folders. Throws `bad-data` for a damaged file, and names every column that holds lists,
 * records or other bytes. O(rows).
 */
export async function readParquet(path: string, options: ReadParquetOptions = {}): Promise<Table> {
  try {
    if (!hasEngine()) return await (await import('./plain/read-plain.js')).readPlainParquet(path, options)
    const engine = await openEngine()
    try {
      return await read(engine, path, options)
    } finally {
      engine.close()
    }
  } catch (error) {
    if (error instanceof MirrorwardError) throw error
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, {
      issues: [{ message: 'damaged, or not a Parquet file', file: path }],
    })
  }
}

async function read(engine: Engine, path: string, { ignore = [], signal }: ReadParquetOptions): Promise<Table> {
  const { source, slots, rowCount, plans } = await planFile(engine, path, { ignore })
  const from = `FROM read_parquet(?, hive_partitioning = false) AS stored(${slots.join(', ')})`
  const columns: Column[] = []
  for (const group of groupsOf(plans)) {
    const builders = group.map(({ name, form }) => new ColumnBuilder(name, form, rowCount))
    const selection = group.map(({ expression }) => expression).join(', ')
    for await (const block of engine.blocks(`SELECT ${selection} ${from}`, source)) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
      builders.forEach((builder, index) => {
        builder.add(block.columns[index]!)
      })
    }
    columns.push(...builders.map((builder) => builder.finish()))
  }
  return Table.of(columns)
}
