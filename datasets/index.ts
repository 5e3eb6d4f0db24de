export { type Dataset, type DatasetTable, datasets, findDataset } from './catalogue.js'
export { type LoadedTable, datasetFile, loadDataset } from './load.js'
