import { type Domain, domainOf, isModelled, type Schema } from '../../table/index.js'

/** A column of a marked schema: where what it may hold comes from. */
export interface MarkedColumn {
  readonly name: string
  readonly kind: string
  readonly domain: Domain
}

/**
 * A schema that was told from a table, marked as such column by column, but for the columns that a person declared, or that were
 * bought or are to be, in `known`: these stand as they stand there. With it what a private release would make of each.
 */
export function markDomains(
  drafted: Schema,
  known?: Schema,
): { readonly schema: Schema; readonly marked: readonly MarkedColumn[] } {
  const columns = drafted.columns.map((column) => {
    const said = known?.columns.find(({ name }) => name === column.name)
    const domain = said && known ? domainOf(said, known) : undefined
    if (said !== undefined && domain !== undefined && domain !== 'data') return { ...said, domain }
    return isModelled(column) ? { ...column, domain: 'data' as const } : column
  })
  return {
    schema: { ...drafted, columns },
    marked: columns.filter(isModelled).map(({ name, kind, domain = 'data' }) => ({ name, kind, domain })),
  }
}
