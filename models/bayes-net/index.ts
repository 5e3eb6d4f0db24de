export { bayesNet } from './bayes-net.js'
export { describe, toDot } from './describe.js'
export { type BayesNetOptions, bayesNetOptions } from './options.js'
export { learnStructure } from './structure.js'
