export { type AuditText, auditText } from './audit-lines.js'
export { type AuditLanguage, auditWords } from './audit-words.js'
