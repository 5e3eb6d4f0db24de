export { type AdditiveScore, additiveScores, fitAdditiveScore } from './additive/additive-score.js'
export {
  type BoostedTrees,
  type BoostingOptions,
  boostingProbabilities,
  boostingScores,
  fitBoosting,
} from './boosting/boosting.js'
export { chooseStrengths } from './density/choose-strengths.js'
export { type DensityForest, densityForest, leafRow } from './density/density-forest.js'
export { growDensityTree } from './density/grow-density-tree.js'
export { type OutcomeTree, outcomeTree } from './density/outcome-tree.js'
export { recountNodes } from './density/recount.js'
export { type CodeColumn, fitTreeDensity, type TreeDensity } from './density/tree-density.js'
export { type Forest, type ForestOptions, fitForest, forestPredictions } from './forest/forest.js'
export { type DenseEncoder, fitDenseEncoder } from './logistic/dense-features.js'
export {
  type DenseFeatures,
  fitLogistic,
  type LogisticModel,
  type LogisticOptions,
  logisticProbabilities,
} from './logistic/logistic.js'
export { mixedSpace, type Points } from './nearest/mixed-space.js'
export { type NearestOptions, type NeighbourSearch, type Neighbours, neighbourSearch } from './nearest/nearest.js'
export { concordance, type PairCounts, pairCounts } from './regression/concordance.js'
export { coxRegression, type Followed, linearScores } from './regression/cox.js'
export { type Design, regressionDesign } from './regression/design.js'
export { estimableTerms, fitRegression, type Response, selectTerms } from './regression/estimable-terms.js'
export { forwardSelection, type LinearTerms } from './regression/forward-selection.js'
export { linearRegression, logisticRegression, type Regression } from './regression/regression.js'
export { binFeatures, type FeatureSpec, fitFeatureSpecs } from './trees/bin-features.js'
export type { BinnedFeature, BinnedTable } from './trees/binned.js'
export type { Tree } from './trees/tree.js'
