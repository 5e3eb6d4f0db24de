import type { TypedFormat } from '../typed-format.js'

export const xlsxFormat: TypedFormat<'xlsx'> = {
  name: 'xlsx',
  extensions: ['xlsx'],
  read: async (path, options) => (await import('./read-xlsx.js')).readXlsx(path, options),
  write: async (tables, path, schema) => (await import('./write-xlsx.js')).writeXlsx(tables, path, schema),
}
