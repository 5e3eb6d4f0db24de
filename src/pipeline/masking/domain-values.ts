import { MirrorwardError } from '../../errors.js'
import { readTableFile } from '../../io/index.js'
import { didYouMean } from '../../messages/index.js'
import { cellAt } from '../../table/index.js'
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
  const { sources, masker } = await planMasking(request)
  const columns = masker.tables.flatMap(({ columns: own }) => own.filter(({ rule }) => rule.class === 'pseudonym'))
  const domains = [...new Set(columns.map((each) => each.domain))]
  if (!domains.includes(domain))
    throw new MirrorwardError(
      'bad-option',
      `no column is of domain "${domain}"${didYouMean(domain, domains)} (known: ${domains.join(', ')})`,
    )
  const seen = new Set<string>()
  for (const { table, path, typed } of sources) {
    const wanted = columns.filter(
      (each) => each.domain === domain && each.table === table && each.rule.isOfValue(each.stated),
    )
    if (wanted.length === 0) continue
    const rows = typed?.table ?? (await readTableFile(path, { allowEmpty: true })).table
    for (const { column } of wanted) {
      const cells = rows.column(column)
      const values = new Set<string>()
      for (let row = 0; row < rows.rowCount; row++) {
        const cell = cellAt(cells, row)
        if (cell !== null) values.add(String(cell))
      }
      const list = [...values].filter((value) => !seen.has(value))
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
