import type { LedgerEntry } from '../../privacy/index.js'

/** What noise does to the counts of a release: public, for it follows from the ledger alone. */
export interface ExpectedNoise {
  /** What was counted. */
  readonly purpose: string
  /** Standard deviation of one count, in rows. */
  readonly deviation: number
  /** 95 of 100 counts are off by no more than this. */
  readonly within: number
  /** A group of fewer rows than this is not told from noise. */
  readonly smallestGroup: number
}

/** One line a kind of count, in the order of the ledger; of several rounds the one that was measured best. */
export function expectedNoise(entries: readonly LedgerEntry[]): readonly ExpectedNoise[] {
  const best = new Map<string, number>()
  for (const { purpose, variance } of entries) {
    if (variance === undefined) continue
    const name = purpose.split(':')[0]!.trim()
    best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, variance))
  }
  return [...best].map(([purpose, variance]) => {
    const deviation = Math.sqrt(variance)
    return {
      purpose,
      deviation: Math.ceil(deviation),
      within: Math.ceil(1.96 * deviation),
      smallestGroup: Math.ceil(10 * deviation),
    }
  })
}
