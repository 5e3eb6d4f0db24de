import type { Masker } from '../../../anonymizers/index.js'
import { type Nature, natureTexts } from '../../table/index.js'
import { environment } from '../../version.js'
import type { Manifest, ManifestFile } from '../manifest.js'

/** What was done with a column. */
export interface MaskedColumn {
  readonly table: string
  readonly column: string
  readonly mask: string
  readonly class: string
  /** What it joins with, where a key makes its values. */
  readonly domain?: string
  /** What was counted while it was masked. */
  readonly counts?: Readonly<Record<string, number>>
}

/**
 * manifest.json of a masked release: what came out and what kind of thing it is. It names no file that went in, no value and no
 * key; those who may know more find it in the audit log, which stays in the house.
 */
export interface MaskingManifest {
  readonly format: 'mirrorward/manifest'
  readonly version: 2
  readonly release: string
  readonly nature: Nature
  /** What the nature means, in words. */
  readonly statement: string
  readonly keyId?: string
  readonly outputs: readonly ManifestFile[]
  /** Where the tables were written into a database: what they are called, not where that is. */
  readonly database?: NonNullable<Manifest['database']>
  readonly columns: readonly MaskedColumn[]
  readonly environment: Readonly<Record<string, string>>
}

export function maskingManifest({
  masker,
  counts,
  nature,
  keyId,
  outputs,
  release,
}: {
  readonly masker: Masker
  /** Of this run and of those it goes on with; the masker's own when absent. */
  readonly counts?: ReturnType<Masker['counts']> | undefined
  readonly nature: Nature
  readonly keyId: string | undefined
  readonly outputs: readonly ManifestFile[]
  readonly release: string
}): MaskingManifest {
  return {
    format: 'mirrorward/manifest',
    version: 2,
    release,
    nature,
    statement: natureTexts[nature].en,
    ...(nature === 'pseudonymised' && keyId !== undefined && { keyId }),
    outputs,
    columns: maskedColumns(masker, counts),
    environment: environment(),
  }
}

export function maskedColumns(masker: Masker, counts = masker.counts()): MaskedColumn[] {
  return masker.tables.flatMap(({ columns }) =>
    columns.map(({ table, column, rule, domain }) => {
      const own = counts[`${table}.${column}`]
      return {
        table,
        column,
        mask: rule.id,
        class: rule.class,
        ...(rule.class === 'pseudonym' && { domain }),
        ...(own !== undefined && { counts: own }),
      }
    }),
  )
}
