export { collectLinked } from './collect-linked.js'
export { type DraftLinkedOptions, draftLinked, formatLinkedDraft, type LinkedDraft } from './draft-linked.js'
export { type DrawTablesRequest, drawTables } from './draw-tables.js'
export { type EvaluateLinkedRequest, evaluateLinked } from './evaluate-linked.js'
export { type FitLinkedRequest, fitLinked } from './fit-linked.js'
export { type ImputedTables, type ImputeLinkedRequest, imputeLinked } from './impute-linked.js'
export { faultText, refuseFaults } from './key-issues.js'
export type { LearntTables } from './learn-linked.js'
export { loadLearnt, saveLearnt } from './learnt-file.js'
export {
  findLinkedFiles,
  isLinkedInput,
  isLinkedSchemaFile,
  type LinkedFiles,
  linkedSchemaName,
} from './linked-files.js'
export { type LinkedInput, type LoadedFile, type LoadedLinked, loadLinked } from './load-linked.js'
export { type NormalForm, normalised, outOfForm } from './normal-form.js'
export { preflightLinked } from './preflight-linked.js'
export { type LinkedRelease, type RunLinkedOptions, runLinked } from './run-linked.js'
export { type KeptPeople, type SampleLinkedRequest, sampleLinked } from './sample-linked.js'
export { type LinkedSplit, splitLinked } from './split-linked.js'
export {
  fileOfTable,
  schemaAsWritten,
  type WriteLinkedOptions,
  type WrittenTable,
  writeLinked,
  writePeople,
} from './write-linked.js'
