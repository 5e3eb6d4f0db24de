export { type BayesNetOptions, bayesNet, describe, toDot } from './bayes-net/index.js'
export { findModel, loadModel, models } from './catalogue.js'
export { type MarginalsOptions, marginals } from './marginals/index.js'
export type { FitContext, FittedModel, Model, ModelCard, SampleOptions } from './model.js'
