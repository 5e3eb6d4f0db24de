import { cellBatches, type Masker } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { readTableFile } from '../../io/index.js'
import { didYouMean } from '../../messages/index.js'
import { cellAt } from '../../table/index.js'
import { planDatabase } from './mask-database.js'
import { type MaskRequest, planMasking } from './mask-files.js'

/** A value of a domain and what it is in the release. */
export interface DomainValue {
  readonly table: string
  readonly column: string
  readonly value: string
  readonly pseudonym: string
}

/**
 * Every different value of a domain in the sources of a job with its pseudonym, for whoever holds key and sources. Throws
 * `bad-option` for a domain that no column is of.
 */
export async function* domainValues(
  request: Pick<MaskRequest, 'job' | 'folder' | 'keys'>,
  domain: string,
): AsyncGenerator<DomainValue> {
  const { masker, textsOf, close } = await openValues(request)
  try {
    const columns = masker.tables.flatMap(({ columns: own }) => own.filter(({ rule }) => rule.class === 'pseudonym'))
    const domains = [...new Set(columns.map((each) => each.domain))]
    if (!domains.includes(domain))
      throw new MirrorwardError(
        'bad-option',
        `no column is of domain "${domain}"${didYouMean(domain, domains)} (known: ${domains.join(', ')})`,
      )
    const seen = new Set<string>()
    for (const { table, column, rule, stated } of columns.filter((each) => each.domain === domain)) {
      if (!rule.isOfValue(stated)) continue
      for await (const texts of textsOf(table, column)) {
        const list = [...new Set(texts)].filter((value): value is string => value !== null && !seen.has(value))
        for (const value of list) seen.add(value)
        const masked = masker
          .table(table)
          .mask({ rowCount: list.length, firstRow: 0, cells: (name) => (name === column ? list : undefined) }, [column])
          .get(column)
        for (const [index, value] of list.entries()) {
          const pseudonym = masked?.[index] ?? null
          if (pseudonym !== null) yield { table, column, value, pseudonym }
        }
      }
    }
  } finally {
    await close()
  }
}

interface Values {
  readonly masker: Masker
  /** The cells of a column, as many at a time as come. */
  textsOf(table: string, column: string): AsyncIterable<readonly (string | null)[]>
  close(): Promise<void>
}

/** The sources of a job, files or the database that it names. */
async function openValues(request: Pick<MaskRequest, 'job' | 'folder' | 'keys'>): Promise<Values> {
  if (request.job.database !== undefined) {
    const { source, schema, masker } = await planDatabase(request)
    return {
      masker,
      async *textsOf(table, column) {
        for await (const { cells } of cellBatches({ ...source, schema }, table, { needed: [column] }))
          yield cells.cells(column) ?? []
      },
      close: () => source.close(),
    }
  }
  const { sources, masker } = await planMasking(request)
  return {
    masker,
    async *textsOf(table, column) {
      for (const { path, typed } of sources.filter((each) => each.table === table)) {
        const rows = typed?.table ?? (await readTableFile(path, { allowEmpty: true })).table
        const cells = rows.column(column)
        yield Array.from({ length: rows.rowCount }, (_, row) => {
          const cell = cellAt(cells, row)
          return cell === null ? null : String(cell)
        })
      }
    },
    close: async () => undefined,
  }
}

/** Whose pseudonyms these are: one answer a pseudonym, undefined where none of the sources' values has it. */
export async function reidentify(
  request: Pick<MaskRequest, 'job' | 'folder' | 'keys'>,
  { domain, pseudonyms }: { readonly domain: string; readonly pseudonyms: readonly string[] },
): Promise<ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, string | undefined>(pseudonyms.map((each) => [each, undefined]))
  for await (const { value, pseudonym } of domainValues(request, domain))
    if (found.has(pseudonym) && found.get(pseudonym) === undefined) found.set(pseudonym, value)
  return found
}
