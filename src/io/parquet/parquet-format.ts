import type { TypedFormat } from '../typed-format.js'

export const parquetFormat: TypedFormat<'parquet'> = {
  name: 'parquet',
  extensions: ['parquet'],
  read: async (path, options) => (await import('./read-parquet.js')).readParquet(path, options),
  write: async (tables, path, schema) => (await import('./write-parquet.js')).writeParquet(tables, path, schema),
}
