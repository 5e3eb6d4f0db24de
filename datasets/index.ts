export { type Dataset, type DatasetTable, datasets, findDataset } from './catalogue.js'
export { datasetFile, type LoadedTable, loadDataset } from './load.js'
