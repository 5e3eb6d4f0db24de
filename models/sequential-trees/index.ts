export type { SequentialTreesOptions } from './options.js'
export { sequentialTrees } from './sequential-trees.js'
