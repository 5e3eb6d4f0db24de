export { didYouMean, nearestName } from './did-you-mean.js'
export { parseIssues } from './parse-issues.js'
