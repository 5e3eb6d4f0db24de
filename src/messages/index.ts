export { didYouMean, nearestName } from './did-you-mean.js'
export { editDistance } from './edit-distance.js'
export { parseIssues } from './parse-issues.js'
