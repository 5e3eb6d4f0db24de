import type { TypedFormat } from '../typed-format.js'

export const datasetJsonFormat: TypedFormat<'dataset.json'> = {
  name: 'dataset.json',
  extensions: ['dataset.json'],
  read: async (path, options) => (await import('./read-dataset-json.js')).readDatasetJson(path, options),
  write: async (tables, path, schema) =>
    (await import('./write-dataset-json.js')).writeDatasetJson(tables, path, schema),
}
