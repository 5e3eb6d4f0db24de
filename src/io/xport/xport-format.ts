import type { TypedFormat } from '../typed-format.js'

export const xportFormat: TypedFormat<'xpt'> = {
  name: 'xpt',
  extensions: ['xpt', 'xport'],
  read: async (path, options) => (await import('./read-xport.js')).readXport(path, options),
  write: async (tables, path, schema) => (await import('./write-xport.js')).writeXport(tables, path, schema),
}
