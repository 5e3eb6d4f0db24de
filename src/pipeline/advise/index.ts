export { type Advice, advise, type Option } from './advise.js'
export { type Purpose, type PurposeInput, purposeSchema } from './answers.js'
export { type AdviceRules, defaultRules, parseRules } from './rules.js'
export { type TechniqueRisks, wp29Risks } from './wp29.js'
