import type { TypedFormat } from '../typed-format.js'

export const dtaFormat: TypedFormat<'dta'> = {
  name: 'dta',
  extensions: ['dta'],
  read: async (path, options) => (await import('./read-dta.js')).readDta(path, options),
}
