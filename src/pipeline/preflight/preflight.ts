import type { RareLevels, Schema, Table } from '../../table/index.js'
import { fewPatients } from './few-patients.js'
import { identifierContent } from './identifier-content.js'
import { identifierNames } from './identifier-names.js'
import { leakage } from './leakage.js'
import { manyLevels } from './many-levels.js'
import { nearUnique } from './near-unique.js'
import { countedRareLevels, rareLevels, unlistedLevels } from './rare-levels.js'
import { repeatedIdentifiers } from './repeated-identifiers.js'
import { repeatedRows } from './repeated-rows.js'
import type { PreflightWarning } from './warning.js'

/**
 * What is worth a look before anything is fitted: too few patients, identifiers left among the columns a model learns,
 * levels that are too many or too rare, rows that occur twice, columns that give the outcome away. Warnings are no
 * verdict: the rule of each stands in docs/preflight.md. `rare` are levels that the table no longer has, for a draft left
 * them out (`SchemaDraft.rare`); `replaced` those that were replaced as it was read (`LoadedInput.replaced`). Deterministic; O(rows × columns).
 *
 * @example
 * const { table, schema } = await loadDataset('pbc')
 * preflight(table, schema).map(({ code, column }) => [code, column])
 */
export function preflight(
  table: Table,
  schema: Schema,
  { rare, replaced = [] }: { readonly rare?: readonly RareLevels[]; readonly replaced?: readonly RareLevels[] } = {},
): readonly PreflightWarning[] {
  const countRare =
    rare === undefined
      ? () => [...unlistedLevels(replaced), ...rareLevels(table, schema)]
      : () => countedRareLevels(rare, schema)
  return [
    fewPatients,
    identifierNames,
    identifierContent,
    nearUnique,
    manyLevels,
    countRare,
    repeatedIdentifiers,
    repeatedRows,
    leakage,
  ].flatMap((check) => check(table, schema))
}
