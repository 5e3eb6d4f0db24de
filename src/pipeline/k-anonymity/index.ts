export { type GeneralisedRelease, runKAnonymity } from './run-k-anonymity.js'
