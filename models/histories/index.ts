export { histories } from './histories.js'
export type { HistoriesOptions } from './options.js'
