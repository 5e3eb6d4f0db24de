export { type AuditRequest, runAudit } from './run-audit.js'
