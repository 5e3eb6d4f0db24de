export { assessRisk, type RiskAssessment, type RiskOptions } from './assess-risk.js'
