export { draftHierarchiesFile } from './draft-file.js'
export { planKAnonymityOfDatabase } from './plan-of-database.js'
export { readPopulation } from './read-population.js'
export { type GeneralisedRelease, runKAnonymity } from './run-k-anonymity.js'
