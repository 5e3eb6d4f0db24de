import { type CdmTable, cdmTableOf } from './cdm/cdm-notation.js'
import { clinicalTables } from './cdm/clinical.js'
import { derivedTables } from './cdm/derived.js'
import { healthSystemTables } from './cdm/health-system.js'
import { vocabularyTables } from './cdm/vocabulary.js'

export type { CdmField, CdmTable } from './cdm/cdm-notation.js'

const notations = { ...clinicalTables, ...healthSystemTables, ...derivedTables, ...vocabularyTables }

/** The tables of the model of version 5.4, all of them; people first. */
export const cdmTables: readonly CdmTable[] = Object.entries(notations).map(([name, notation]) =>
  cdmTableOf(name, notation),
)

const byName = new Map(cdmTables.map((table) => [table.name, table]))

/** A table of the model by its name. */
export function cdmTable(name: string): CdmTable | undefined {
  return byName.get(name)
}
