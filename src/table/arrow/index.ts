export { type FromArrowOptions, tableFromArrow } from './from-arrow.js'
export { tableToArrow } from './to-arrow.js'
