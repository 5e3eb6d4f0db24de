export { type AuditEntry, type AuditLine, appendAudit, type VerifiedAudit, verifyAudit } from './audit-log.js'
export { type DomainValue, domainValues, reidentify } from './domain-values.js'
export {
  draftMasking,
  folderOfDraft,
  formatMaskingDraft,
  type MaskingDraft,
  type ProposedRule,
} from './draft-masking.js'
export { destroyKeyFile, freshKey, keyText, parseKey, readKeyFile, ringOf, writeKeyFile } from './key-file.js'
export { type MaskDatabaseRequest, type MaskedDatabase, maskDatabase, planDatabase } from './mask-database.js'
export {
  type Leak,
  type MaskedRelease,
  type MaskRequest,
  maskFiles,
  planMasking,
  type ResidualScan,
} from './mask-files.js'
export { type MaskJob, maskJobSchema, parseMaskJob } from './mask-job.js'
export { type MaskedColumn, type MaskingManifest, maskedColumns } from './masking-manifest.js'
export type { MaskingSource } from './masking-source.js'
export { scanResidue } from './residual-scan.js'
