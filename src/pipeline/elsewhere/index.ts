export { evaluateElsewhere } from './evaluate-elsewhere.js'
export { type ReadElsewhereRequest, type ReadRelease, readElsewhere } from './read-elsewhere.js'
