export { findHierarchy, type Hierarchy, hierarchies } from './hierarchies/index.js'
