import { MirrorwardError } from '../../src/errors.js'
import type { Nature, Table } from '../../src/table/index.js'
import type { DatabaseType, TableStreams } from '../../src/table/linked/index.js'
import type { Anonymized, Anonymizer, AnonymizerContext, Secrets } from '../anonymizer.js'
import { cellsOfTable, maskTable } from './mask-table.js'
import { maskedSchema } from './masked-schema.js'
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
    const learnt = new Set<string>()
    let noted: Promise<void> | undefined
    const schema = maskedSchema(source.schema, masker)

    async function* read(name: string): AsyncGenerator<Table> {
      const own = masker.table(name)
      const columns = source.schema.tables.find((table) => table.name === name)?.columns ?? []
      const types = new Map<string, DatabaseType>(columns.map((column) => [column.name, column.type]))
      await notePatients()
      if (own.learns) await learn(name, types)
      let firstRow = 0
      for await (const batch of source.read(name)) {
        if (signal?.aborted) throw new MirrorwardError('aborted', 'masking was stopped')
        yield maskTable(batch, { masker: own, types, firstRow })
        firstRow += batch.rowCount
        rows[name] = firstRow
        onProgress?.({ table: name, rows: firstRow })
      }
    }

    /** Whose rows are, from the tables that say it for others; once. */
    function notePatients(): Promise<void> {
      noted ??= (async () => {
        for (const { table } of masker.patientTables) {
          const columns = source.schema.tables.find(({ name }) => name === table)?.columns ?? []
          const types = new Map<string, DatabaseType>(columns.map((column) => [column.name, column.type]))
          let firstRow = 0
          for await (const batch of source.read(table)) {
            if (signal?.aborted) throw new MirrorwardError('aborted', 'masking was stopped')
            masker.notePatients(table, cellsOfTable(batch, { types, firstRow }))
            firstRow += batch.rowCount
          }
        }
      })()
      return noted
    }

    async function learn(name: string, types: ReadonlyMap<string, DatabaseType>): Promise<void> {
      if (learnt.has(name)) return
      let firstRow = 0
      for await (const batch of source.read(name)) {
        if (signal?.aborted) throw new MirrorwardError('aborted', 'masking was stopped')
        masker.table(name).learn(cellsOfTable(batch, { types, firstRow }))
        firstRow += batch.rowCount
      }
      masker.table(name).settle()
      learnt.add(name)
    }

    return {
      tables: { schema, read },
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
