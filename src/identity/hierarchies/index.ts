export { isAtcGroup } from './atc.js'
export { findHierarchy, hierarchies } from './catalogue.js'
export { type Hierarchy, regionOf } from './hierarchy.js'
export { icdCategoryShare, isIcdCategory } from './icd-10-categories.js'
export {
  type Band,
  type Bands,
  bandOf,
  bandPath,
  type CodedTree,
  type CodeLevels,
  checkBands,
  codeLevels,
  type DayLevel,
  dayLabel,
  dayLevels,
  everything,
  findCodeLevels,
  type HierarchySpec,
  listedValues,
  type PathOf,
  pathsOf,
  proposeBands,
  readPaths,
  type TreePlace,
  treeOfPaths,
} from './trees/index.js'
