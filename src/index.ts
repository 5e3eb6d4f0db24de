export { type Dataset, datasetFile, datasets, findDataset, type LoadedTable, loadDataset } from '../datasets/index.js'
export {
  buildEvaluation,
  type Evaluation,
  evaluate,
  type Metric,
  type MetricRecord,
  type MetricResult,
  metrics,
  parseEvaluation,
} from '../evaluators/index.js'
export { type FittedModel, findModel, loadModel, type Model, type ModelCard, models } from '../models/index.js'
export { type ErrorCode, formatIssue, type Issue, MirrorwardError } from './errors.js'
export { hashFile, readTable, removeTemporaryFiles, writeFileAtomically, writeTable } from './io/index.js'
export { createRng, type Rng } from './math/index.js'
export {
  collectTable,
  divideHoldout,
  evaluateTables,
  fitModel,
  type Job,
  type JobInput,
  loadInput,
  loadSchema,
  type Manifest,
  type Progress,
  packageVersion,
  parseJob,
  parseWhere,
  type Release,
  type RunContext,
  readText,
  run,
  type Stage,
  sampleModel,
  splitByPatient,
  tableName,
  writeTogether,
} from './pipeline/index.js'
export { renderReport } from './report/index.js'
export {
  applySchema,
  type Column,
  type ColumnKind,
  type ColumnSchema,
  cellAt,
  concatTables,
  type Evidence,
  evidenceOf,
  formatSchema,
  inferSchema,
  type LevelColumn,
  levelColumn,
  type NumberColumn,
  numberColumn,
  parseExpression,
  parseSchema,
  type Role,
  type Schema,
  Table,
} from './table/index.js'
