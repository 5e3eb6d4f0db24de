export { type Job, type JobInput, jobKeys, parseJob } from '../job.js'
export { type GeneralisedRelease, runKAnonymity } from '../k-anonymity/index.js'
export { readText } from '../load-input.js'
