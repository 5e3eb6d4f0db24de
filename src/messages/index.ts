export { didYouMean, nearestName } from './did-you-mean.js'
export { editDistance } from './edit-distance.js'
export { type ChainLink, isOfPeople, type Nature, natureOfChain, natures, natureTexts } from './nature.js'
export { parseIssues } from './parse-issues.js'
