import { type LedgerRecord, type PrivacyStatement, privacyStatement } from '../../privacy/index.js'
import { domainOf, isModelled, type Schema } from '../../table/index.js'
import { type ExpectedNoise, expectedNoise } from './expected-noise.js'

/** privacy.json: all that may be said outside of how private a release is. Every number in it is public or was charged. */
export interface PrivacyRecord {
  readonly format: 'mirrorward/privacy'
  readonly version: 1
  readonly release: string
  readonly title: string
  readonly statement: Readonly<Record<'en' | 'fr', PrivacyStatement>>
  readonly ledger: LedgerRecord
  /** How many entries of the ledger stood there before this release. */
  readonly before: number
  readonly noise: readonly ExpectedNoise[]
  /** Rows of the released table, and the noisy number of real ones. */
  readonly rows: { readonly synthetic: number; readonly noisy: number }
  readonly columns: readonly { readonly name: string; readonly kind: string; readonly domain: string }[]
  readonly notes: readonly string[]
}

/** The record of a release from its ledger, its schema and what was drawn. */
export function privacyRecord(
  parts: Pick<PrivacyRecord, 'release' | 'title' | 'ledger' | 'before' | 'rows' | 'notes'> & {
    readonly schema: Schema
    /** Entries of the ledger when the model was learnt; all when absent. */
    readonly learntBy?: number
  },
): PrivacyRecord {
  const { release, title, ledger, before, rows, notes, schema, learntBy } = parts
  return {
    format: 'mirrorward/privacy',
    version: 1,
    ...{ release, title },
    statement: {
      en: privacyStatement(ledger, { language: 'en' }),
      fr: privacyStatement(ledger, { language: 'fr' }),
    },
    ...{ ledger, before, noise: expectedNoise(ledger.entries.slice(before, learntBy)), rows },
    columns: schema.columns
      .filter(isModelled)
      .map((column) => ({ name: column.name, kind: column.kind, domain: domainOf(column, schema) ?? 'unknown' })),
    notes,
  }
}
