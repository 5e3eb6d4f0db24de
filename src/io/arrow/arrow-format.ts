import type { TypedFormat } from '../typed-format.js'

export const arrowFormat: TypedFormat<'arrow'> = {
  name: 'arrow',
  extensions: ['arrow', 'feather'],
  read: async (path, options) => (await import('./arrow-file.js')).readArrow(path, options),
  write: async (tables, path, schema) => (await import('./arrow-file.js')).writeArrow(tables, path, schema),
}
