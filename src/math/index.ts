export { type BootstrapOptions, bootstrapInterval } from './bootstrap-interval.js'
export { choleskyFactor } from './cholesky.js'
export {
  type CombinedEstimate,
  type CombineOptions,
  combineEstimates,
  type Estimate,
  type Synthesis,
} from './combining-rules.js'
export { type Draw, drawTail, eventTail } from './count-tails.js'
export { drawWeighted } from './draw-weighted.js'
export { jackknifeInterval, studentQuantile } from './jackknife-interval.js'
export { inverseDiagonal, solveFactored, solvePositiveDefinite } from './linear-solve.js'
export { logGamma } from './log-gamma.js'
export { normalCdf, normalDensity } from './normal-cdf.js'
export { normalQuantile } from './normal-quantile.js'
export { NumberSet } from './number-set.js'
export { Numbering } from './numbering.js'
export { permutationChance } from './permutation-chance.js'
export { type PopulationUniqueness, populationUniqueness } from './population-uniqueness.js'
export { clopperPearsonInterval, type Proportion, wilsonInterval } from './proportion-interval.js'
export { quantile, sortedQuantile } from './quantile.js'
export { centredRanks, correlationOfRanks, rankCorrelation } from './rank-correlation.js'
export { createRng, createRngAt, type Rng } from './rng.js'
export { permutation, sampleWithoutReplacement } from './shuffle.js'
export { stableOrder } from './stable-order.js'
export { pairHash, textHash } from './text-hash.js'
