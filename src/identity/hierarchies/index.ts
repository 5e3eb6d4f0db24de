export { isAtcGroup } from './atc.js'
export { findHierarchy, hierarchies } from './catalogue.js'
export { type Hierarchy, regionOf } from './hierarchy.js'
export { icdCategoryShare, isIcdCategory } from './icd-10-categories.js'
