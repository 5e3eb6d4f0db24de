export { type BayesNetOptions, bayesNet, describe, toDot } from './bayes-net/index.js'
export { findModel, loadModel, models, privateModels } from './catalogue.js'
export {
  buyDomains,
  buyKinds,
  type DpMarginalsOptions,
  dpMarginals,
  fitPrivately,
  kindsShare,
  noisySize,
  publicBins,
  sizeShare,
} from './dp-marginals/index.js'
export { decodeModelFile, encodeModelFile } from './file/index.js'
export { type HiddenTreeOptions, hiddenTree } from './hidden-tree/index.js'
export { type HistoriesOptions, histories } from './histories/index.js'
export { findLinkedModel, isLinkedModel, linkedModels, loadLinkedModel } from './linked-catalogue.js'
export type {
  FittedLinkedModel,
  LinkedFitContext,
  LinkedModel,
  LinkedModelCard,
  LinkedSampleOptions,
  RowEvidence,
  TablesOfPeople,
} from './linked-model.js'
export { type MarginalsOptions, marginals } from './marginals/index.js'
export type { CodedRows, FitContext, FittedModel, ImputeOptions, Model, ModelCard, SampleOptions } from './model.js'
export type { PrivateModel, PrivateOptions } from './private-model.js'
export type { SamplePart } from './sample-part.js'
export { type SequentialTreesOptions, sequentialTrees } from './sequential-trees/index.js'
export { type PrivateVaeOptions, privateVae, type VaeOptions, vae } from './vae/index.js'
