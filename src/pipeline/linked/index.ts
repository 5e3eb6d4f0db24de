export { collectLinked } from './collect-linked.js'
export { type FitLinkedRequest, fitLinked } from './fit-linked.js'
