export {
  findHierarchy,
  type Hierarchy,
  hierarchies,
  icdCategoryShare,
  isAtcGroup,
  isIcdCategory,
  regionOf,
} from './hierarchies/index.js'
export { type Identifier, ibanKey, identifiers, luhnKey, nirKey } from './identifiers/index.js'
export {
  findSurrogate,
  firstNames,
  type LayoutPart,
  lastNames,
  learnLayout,
  recordNumbers,
  type SurrogateRow,
  surrogateIds,
  surrogates,
} from './surrogates/index.js'
