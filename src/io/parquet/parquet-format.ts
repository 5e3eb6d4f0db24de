import { hasEngine } from '../engine.js'
import type { TypedFormat } from '../typed-format.js'

/** By the embedded engine where it is installed, else by plain JavaScript, which holds the whole file in memory. */
export const parquetFormat: TypedFormat<'parquet'> = {
  name: 'parquet',
  extensions: ['parquet'],
  read: async (path, options) => (await import('./read-parquet.js')).readParquet(path, options),
  names: async (path) => (await import('./read-names.js')).readParquetNames(path),
  write: async (tables, path, schema) =>
    hasEngine()
      ? (await import('./write-parquet.js')).writeParquet(tables, path, schema)
      : (await import('./plain/write-plain.js')).writePlainParquet(tables, path, schema),
}
