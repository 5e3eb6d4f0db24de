export { renderRisk } from './render-risk.js'
export { riskLines } from './risk-lines.js'
export { type RiskLanguage, riskWords } from './risk-words.js'
