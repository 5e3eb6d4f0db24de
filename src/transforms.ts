/**
 * The light door of commands that transform people's own rows: the same names as in `index.ts`, without models, evaluators and
 * report, which take a second of processor time to load.
 */
export { fromFolder, isDatabase, writeFileAtomically } from './io/index.js'
export {
  assessFile,
  checkOutputFolder,
  draftHierarchiesFile,
  type GeneralisedRelease,
  hasPrivateSteps,
  isLinkedInput,
  type Job,
  type JobInput,
  jobKeys,
  loadAnswerReport,
  loadQueries,
  parseJob,
  readText,
  renderRisk,
  riskLines,
  riskWords,
  runKAnonymity,
  tableName,
} from './pipeline/transforms/index.js'
