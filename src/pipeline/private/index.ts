export { type ExpectedNoise, expectedNoise } from './expected-noise.js'
export { type MarkedColumn, markDomains } from './mark-domains.js'
export type { PrivacyRecord } from './privacy-record.js'
export { type PrivateRelease, runPrivate } from './run-private.js'
