export { type AnswerInWords, answersInWords } from './answers-in-words.js'
export { type AuditLanguage, auditText, auditWords } from './audit/index.js'
export { renderComparison } from './comparison/render-comparison.js'
export { renderFrontier } from './frontier/render-frontier.js'
export { asOneEvaluation } from './linked/as-one-evaluation.js'
export { renderLinkedReport } from './linked/render-linked-report.js'
export { metricTitle } from './metric-title.js'
export { type PrivatePage, renderPrivateReport } from './private/render-private-report.js'
export { answerTable, notesOf, queryWords, renderAnswers, testOf } from './queries/index.js'
export { decideQuestion } from './questions.js'
export {
  type DraftFacts,
  impactAssessment,
  type RegulationTable,
  recordOfProcessing,
  regulation,
  textsAndAnswers,
} from './regulation/index.js'
export { renderAnyReport } from './render-any-report.js'
export { renderReport } from './render-report.js'
export { type RiskLanguage, renderRisk, riskLines, riskWords } from './risk/index.js'
export { renderSignOff, type SignedDecision } from './sign-off/index.js'
export { theme } from './theme.js'
