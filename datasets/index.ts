export {
  type Dataset,
  type DatasetTable,
  datasets,
  findDataset,
  type LinkedDataset,
  type LinkedDatasetName,
  linkedDatasets,
} from './catalogue.js'
export { datasetFile } from './dataset-file.js'
export { type LoadedTable, loadDataset } from './load.js'
export type { LoadedLinkedTables } from './load-linked-dataset.js'
