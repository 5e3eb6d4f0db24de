export { type Candidate, candidatesOf } from './candidates.js'
export { type FrontierRequest, runFrontier } from './run-frontier.js'
