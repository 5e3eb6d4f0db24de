export {
  type Advice,
  type AdviceRules,
  advise,
  defaultRules,
  type Option as AdviceOption,
  type Purpose,
  type PurposeInput,
  parseRules,
  purposeSchema,
  wp29Risks,
} from './advise/index.js'
export { type AssessFileOptions, assessFile } from './assess-file.js'
export { type AuditRequest, runAudit } from './audit/index.js'
export { type CanonicalRequest, type CanonicalTable, canonicalTable } from './canonical-table.js'
export { fewestRowsOfRelation } from './certain-relations.js'
export { compareReleases, type NamedRelease } from './compare-releases.js'
export type { Depth } from './depth.js'
export { diagnose, type Finding } from './diagnose.js'
export { draftSchema, formatDraft, type SchemaDraft } from './draft-schema.js'
export { evaluateElsewhere, type ReadElsewhereRequest, type ReadRelease, readElsewhere } from './elsewhere/index.js'
export { type EvaluateRequest, evaluateTables } from './evaluate-tables.js'
export { type EvaluationSources, evaluationRecipe } from './evaluation-recipe.js'
export { fillPlaces } from './fill-places.js'
export { type FitRequest, fitModel } from './fit-model.js'
export { freshRelease, freshSeed } from './fresh.js'
export { type FrontierRequest, runFrontier, withoutPublicLimits } from './frontier/index.js'
export { type ImputedColumn, type ImputedTable, type ImputeRequest, imputeTable } from './impute-table.js'
export { type Job, type JobInput, jobKeys, jobSchema, parseJob } from './job.js'
export { formatJob } from './job-file.js'
export { type GeneralisedRelease, planKAnonymityOfDatabase, runKAnonymity } from './k-anonymity/index.js'
export { type LargeInput, openLarge } from './large/large-input.js'
export {
  collectLinked,
  type DraftLinkedOptions,
  type DrawTablesRequest,
  draftLinked,
  drawTables,
  type EvaluateLinkedRequest,
  evaluateLinked,
  type FitLinkedRequest,
  faultText,
  fitLinked,
  formatLinkedDraft,
  type ImputedTables,
  type ImputeLinkedRequest,
  imputeLinked,
  isLinkedInput,
  isLinkedSchemaFile,
  type KeptPeople,
  type LearntTables,
  type LinkedDraft,
  type LinkedInput,
  type LinkedRelease,
  type LinkedSplit,
  type LoadedFile,
  type LoadedLinked,
  linkedSchemaName,
  loadLearnt,
  loadLinked,
  type NormalForm,
  normalised,
  outOfForm,
  preflightLinked,
  type RunLinkedOptions,
  runLinked,
  type SampleLinkedRequest,
  sampleLinked,
  saveLearnt,
  schemaAsWritten,
  splitLinked,
  type WriteLinkedOptions,
  type WrittenTable,
  writeLinked,
} from './linked/index.js'
export { type InputFile, type LoadedInput, loadInput, loadSchema, readText, tableName } from './load-input.js'
export { loadPolicy } from './load-policy.js'
export { loadRegulation } from './load-regulation.js'
export { buildManifest, type Manifest, type ManifestFile } from './manifest.js'
export {
  type AuditEntry,
  type AuditLine,
  appendAudit,
  type DomainValue,
  destroyKeyFile,
  domainValues,
  draftMasking,
  folderOfDraft,
  formatMaskingDraft,
  freshKey,
  keyText,
  type Leak,
  type MaskDatabaseRequest,
  type MaskedColumn,
  type MaskedDatabase,
  type MaskedRelease,
  type MaskingDraft,
  type MaskingManifest,
  type MaskingSource,
  type MaskJob,
  type MaskRequest,
  maskDatabase,
  maskedColumns,
  maskFiles,
  maskJobSchema,
  type ProposedRule,
  parseKey,
  parseMaskJob,
  planDatabase,
  planMasking,
  type ResidualScan,
  readKeyFile,
  reidentify,
  ringOf,
  scanResidue,
  type VerifiedAudit,
  verifyAudit,
  writeKeyFile,
} from './masking/index.js'
export { measureTitle } from './measure-title.js'
export { checkOutputFile, checkOutputFolder } from './output-place.js'
export { type Overlaid, overlaidReleases } from './overlaid-releases.js'
export { drawPart, isDrawnAgain, type PartRequest } from './parts/draw-part.js'
export type { PartManifest } from './parts/part-manifest.js'
export {
  estimateRun,
  type PreflightCode,
  type PreflightWarning,
  preflight,
  type RunEstimate,
  type RunSize,
  warningLines,
} from './preflight/index.js'
export {
  type ExpectedNoise,
  type MarkedColumn,
  markDomains,
  type PrivacyRecord,
  type PrivateRelease,
  runPrivate,
} from './private/index.js'
export type { Progress, RunContext, Stage } from './progress.js'
export { type QueryRequest, query } from './queries/index.js'
export { readYaml } from './read-yaml.js'
export {
  parseRecipe,
  type RecipeInput,
  type ReleaseRecipe,
  recipeFile,
  recreatingCommand,
  writeRecipe,
} from './recipe.js'
export { type Generator, openRefits, type Refits } from './refits.js'
export { type Preflight, type Release, type RunOptions, run } from './run.js'
export { collectTable, keepBatches, parseWhere, type SampleRequest, sampleModel } from './sample-model.js'
export {
  decisions,
  readSignOff,
  type SignOff,
  type SignOffInput,
  signOffFile,
  signRelease,
} from './sign-off.js'
export { unknownLevels, withLevelsOf } from './spelling-notes.js'
export { divideHoldout, type Split, type SplitShares, splitByPatient } from './split.js'
export { writeTogether } from './staging.js'
export { type MeasuredRelease, runSteps, type SteppedRelease, stepsOf } from './steps/index.js'
export { type TableHints, withoutIgnored } from './table-hints.js'
export type { VerifiedFile } from './verified-file.js'
export { type VerifiedRelease, verifyRelease } from './verify-release.js'
export { type RoleAnswers, withRoles } from './with-roles.js'
