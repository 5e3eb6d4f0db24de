import { MirrorwardError } from '../../src/errors.js'
import type { DatabaseSchema } from '../../src/table/linked/index.js'
import { canonical } from '../pseudonyms/index.js'
import type { Cells } from './mask-rule.js'
import type { MaskingOptions } from './masking-options.js'

/** How a table says whose row it is: by a column, or by one that leads to a row of another table that says it. */
export type PatientPlace = MaskingOptions['patients'][string]

/** A table that says for others whose rows are, by one of its columns. */
export interface PatientTable {
  readonly table: string
  readonly key: string
}

/** Whose rows the rows of tables are that do not say so themselves. */
export interface PatientIndex {
  /** The tables that must be looked through first, in order. */
  readonly tables: readonly PatientTable[]
  /** Notes rows of such a table: their keys, and whose they are. */
  note(table: string, cells: { readonly keys: Cells; readonly patients: Cells }): void
  /** Whose rows they are that name these keys of a table. */
  patientsOf(table: string, keys: Cells): Cells
}

/**
 * The index of a set of options. The key of a table that is led to is the column that a reference of the schema names, else the
 * one of the same name. Throws `bad-option` where tables lead to each other in a circle, or to one that does not say either.
 */
export function patientIndex({ patients }: Pick<MaskingOptions, 'patients'>, schema: DatabaseSchema): PatientIndex {
  const tables: PatientTable[] = []
  const visit = (name: string, path: readonly string[]): void => {
    const place = patients[name]
    if (place === undefined || typeof place === 'string') return
    const { column, through } = place
    if (path.includes(name) || through === name)
      throw new MirrorwardError(
        'bad-option',
        `tables lead to each other for whose rows they are: ${[...path, name].join(', ')}`,
      )
    if (patients[through] === undefined)
      throw new MirrorwardError(
        'bad-option',
        `table "${through}" does not say whose row it is, so "${name}" cannot ask it`,
      )
    visit(through, [...path, name])
    const key = keyOf(schema, { name, column, through })
    if (!tables.some((each) => each.table === through)) tables.push({ table: through, key })
  }
  for (const name of Object.keys(patients)) visit(name, [])
  const known = new Map(tables.map(({ table }) => [table, new Map<string, string>()]))
  return {
    tables,
    note(table, { keys, patients: people }) {
      const own = known.get(table)
      keys.forEach((key, row) => {
        const person = people[row]
        if (key !== null && person !== null && person !== undefined) own?.set(canonical(key), person)
      })
    },
    patientsOf(table, keys) {
      const own = known.get(table)
      return keys.map((key) => (key === null ? null : (own?.get(canonical(key)) ?? null)))
    },
  }
}

function keyOf(
  { tables }: DatabaseSchema,
  { name, column, through }: { readonly name: string; readonly column: string; readonly through: string },
): string {
  for (const { columns, table, to } of tables.find((each) => each.name === name)?.references ?? []) {
    const at = columns.indexOf(column)
    if (table === through && at >= 0) return to[at] ?? column
  }
  return column
}
