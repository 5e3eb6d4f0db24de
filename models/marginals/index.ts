export { type MarginalsOptions, marginals } from './marginals.js'
