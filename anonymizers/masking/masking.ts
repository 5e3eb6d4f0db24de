import { MirrorwardError } from '../../src/errors.js'
import type { Nature } from '../../src/table/index.js'
import type { TableStreams } from '../../src/table/linked/index.js'
import type { Anonymized, Anonymizer, AnonymizerContext, Secrets } from '../anonymizer.js'
import { lookThrough, maskedStreams } from './masked-streams.js'
import { compileMasker, type Masker } from './masker.js'
import { type MaskingOptions, maskingOptions } from './masking-options.js'

/** Every column by its rule: what identifies is replaced, keys still join, the rest stays as it was. */
export const masking: Anonymizer<MaskingOptions> = {
  id: 'masking',
  title: 'Masking and pseudonyms',
  nature: 'masked',
  options: maskingOptions,
  async apply(
    source: TableStreams,
    { options, secrets, onProgress, signal }: AnonymizerContext<MaskingOptions>,
  ): Promise<Anonymized> {
    const masker = compileMasker(source.schema, {
      options,
      derive(domain, purpose) {
        if (secrets === undefined) throw new MirrorwardError('bad-option', 'these rules need a key')
        return secrets.derive(domain, purpose)
      },
    })
    const rows: Record<string, number> = {}
    let looked: Promise<void> | undefined
    const masked = maskedStreams(source, {
      ...{ masker, signal },
      onMasked(table, { firstRow, rowCount }) {
        rows[table] = firstRow + rowCount
        onProgress?.({ table, rows: rows[table] })
      },
    })
    return {
      tables: {
        schema: masked.schema,
        async *read(name) {
          looked ??= lookThrough(source, { masker, signal })
          await looked
          yield* masked.read(name)
        },
      },
      card: () => ({
        anonymizer: 'masking',
        nature: natureOf(masker, secrets),
        ...(secrets !== undefined && natureOf(masker, secrets) === 'pseudonymised' && { keyId: secrets.id }),
        rows: { ...rows },
        notes: notesOf(masker),
        detail: { rules: rulesOf(masker), counts: masker.counts() },
      }),
    }
  },
}

/** `pseudonymised` where a key that is kept made any value, else `masked`. */
export function natureOf({ tables }: Masker, secrets: Pick<Secrets, 'isKept'> | undefined): Nature {
  const usesKey = tables.some(({ columns }) => columns.some(({ rule }) => rule.class === 'pseudonym'))
  return usesKey && secrets?.isKept === true ? 'pseudonymised' : 'masked'
}

function notesOf({ tables }: Masker): string[] {
  const kept = tables.flatMap(({ columns }) => columns.filter(({ rule }) => rule.class === 'kept'))
  return kept.length === 0
    ? []
    : ['Columns that were kept still tell people apart: masking replaces what identifies, it does not make rows alike.']
}

/** By table and column, the rule and its class. */
function rulesOf({
  tables,
}: Masker): Record<string, Record<string, { readonly mask: string; readonly class: string }>> {
  return Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      Object.fromEntries(columns.map(({ column, rule }) => [column, { mask: rule.id, class: rule.class }])),
    ]),
  )
}
