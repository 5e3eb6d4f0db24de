export { renderRisk, riskLines, riskWords } from '../../report/risk/index.js'
export { assessFile } from '../assess-file.js'
export { type Job, type JobInput, jobKeys, parseJob } from '../job.js'
export { draftHierarchiesFile, type GeneralisedRelease, runKAnonymity } from '../k-anonymity/index.js'
export { isLinkedInput } from '../linked/linked-files.js'
export { readText, tableName } from '../load-input.js'
export { checkOutputFolder } from '../output-place.js'
export { hasPrivateSteps } from '../private/private-chain.js'

/** Private questions, loaded by who asks them. */
export const loadQueries = () => import('../queries/index.js')

/** Tables and page of private answers: they draw, and what draws is loaded by those alone who ask. */
export const loadAnswerReport = () => import('../../report/queries/index.js')
