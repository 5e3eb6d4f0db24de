export { observedLedger, type Recorded } from './observed-ledger.js'
export { replayed } from './replayed-ledger.js'
