import type { Sensitivity } from './mechanisms/index.js'
import type { PrivacyLoss } from './privacy-loss.js'

/** Whose arrival or leaving is hidden. */
export type PrivacyUnit = 'patient' | 'row'

/** A charge as it stands in the ledger. Every number in it is public. */
export interface LedgerEntry {
  /** What was bought: `cohort: patients by sex and stage`. */
  readonly purpose: string
  readonly mechanism: string
  readonly sensitivity: Sensitivity
  /** Why one patient moves the numbers by no more than that, in a line. */
  readonly reason: string
  readonly loss: PrivacyLoss
  /** Of the noise on each number. */
  readonly variance?: number
  /** What all entries to here cost together. */
  readonly spent: Spent
}

export interface Spent {
  /** ρ of entries in zCDP. */
  readonly rho: number
  /** ε of all entries together, at the ledger's δ. */
  readonly epsilon: number
  /** δ of entries that have one of their own. */
  readonly delta: number
}

/** What a ledger says in a model file, an evaluation or a manifest. */
export interface LedgerRecord {
  readonly format: 'mirrorward/ledger'
  readonly version: 1
  readonly unit: PrivacyUnit
  /** Who they are, as somebody named them: two releases of the same people must use one ledger. */
  readonly patients: string
  readonly publicSize: number
  readonly epsilon: number
  readonly delta: number
  readonly rho: number
  readonly keysDelta: number
  readonly entries: readonly LedgerEntry[]
  /** There where noise was replayed: the release is not private. */
  readonly entropy?: 'replay: NOT PRIVATE'
}
