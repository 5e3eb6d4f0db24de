export { type Candidate, candidatesOf } from './candidates.js'
export { type FrontierRequest, runFrontier } from './run-frontier.js'
export { withoutPublicLimits } from './without-public-limits.js'
