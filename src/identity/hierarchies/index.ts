export { findHierarchy, hierarchies } from './catalogue.js'
export type { Hierarchy } from './hierarchy.js'
