export { findKeptRows, type KeptRows } from './kept-rows.js'
export { parseSubset, type Subset } from './parse-subset.js'
export { planSubset, type SubsetTable } from './subset-plan.js'
export { subsetStreams } from './subset-streams.js'
