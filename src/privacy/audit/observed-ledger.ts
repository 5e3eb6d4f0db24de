import { createLedger, type LedgerOptions, type PrivacyLedger } from '../ledger.js'
import { systemEntropy } from '../randomness/index.js'
import { type Recorded, recordingEntropy } from '../randomness/replay.js'

/** A release as an auditor sees it: what it was given, and what it let go. */
export type { Recorded }

/**
 * A ledger of which every release is put down in `releases`: what a mechanism was given and what it gave. The noise is the
 * operating system's. What is fitted with it is thrown away: it says of itself that it is not private.
 */
export function observedLedger(options: Omit<LedgerOptions, 'entropy'>, releases: Recorded[]): PrivacyLedger {
  return createLedger({ ...options, entropy: recordingEntropy(systemEntropy, releases) })
}
