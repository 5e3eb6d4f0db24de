export { findHierarchy, type Hierarchy, hierarchies } from './hierarchies/index.js'
export { type Identifier, ibanKey, identifiers, luhnKey, nirKey } from './identifiers/index.js'
export { firstNames, lastNames } from './surrogates/names.js'
