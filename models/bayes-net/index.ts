export { bayesNet } from './bayes-net.js'
export { describe, toDot } from './describe.js'
export type { BayesNetOptions } from './options.js'
