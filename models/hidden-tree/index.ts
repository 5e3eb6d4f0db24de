export { hiddenTree } from './hidden-tree.js'
export type { HiddenTreeOptions } from './options.js'
