import { createLedger, type LedgerOptions, type PrivacyLedger } from '../ledger.js'
import { type Entropy, systemEntropy } from '../randomness/index.js'
import { type Recorded, replayingEntropy } from '../randomness/replay.js'

/** Thrown inside a fit when all recorded releases have been answered: what would follow sees no private number. */
class AllAnswered extends Error {}

/**
 * What a fit gives its mechanisms on another table, if every release gave what it gave before: `learn` runs with a ledger that
 * answers so, until the last release. For auditors; nothing of it may leave.
 */
export async function replayed(
  learn: (ledger: PrivacyLedger) => Promise<unknown>,
  { ledger, releases }: { readonly ledger: Omit<LedgerOptions, 'entropy'>; readonly releases: readonly Recorded[] },
): Promise<readonly Recorded[]> {
  const seen: Recorded[] = []
  try {
    await learn(createLedger({ ...ledger, entropy: untilAnswered(releases, seen) }))
  } catch (error) {
    if (!(error instanceof AllAnswered)) throw error
  }
  return seen
}

function untilAnswered(releases: readonly Recorded[], seen: Recorded[]): Entropy {
  const { intercept, ...entropy } = replayingEntropy(systemEntropy, releases, seen)
  return {
    ...entropy,
    intercept(record, draw) {
      const output = intercept!(record, draw)
      if (seen.length >= releases.length) throw new AllAnswered()
      return output
    },
  }
}
