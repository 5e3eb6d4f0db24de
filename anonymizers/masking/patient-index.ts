import { MirrorwardError } from '../../src/errors.js'
import type { DatabaseSchema } from '../../src/table/linked/index.js'
import { canonical } from '../pseudonyms/index.js'
import type { Cells } from './mask-rule.js'
import type { MaskingOptions } from './masking-options.js'

/** How a table says whose row it is: by a column, or by one that leads to a row of another table that says it. */
export type PatientPlace = MaskingOptions['patients'][string]

/** A table that is looked through first: it says for others whose rows are, or what is known of people. */
export interface PatientTable {
  readonly table: string
  /** Columns whose cells are needed. */
  readonly columns: readonly string[]
}

/** Whose rows the rows of tables are that do not say so themselves. */
export interface PatientIndex {
  /** The tables that must be looked through first, in order. */
  readonly tables: readonly PatientTable[]
  /** Notes rows of such a table: whose they are, and what its columns say of them. */
  note(table: string, rows: { readonly patients: Cells; readonly cells: (column: string) => Cells | undefined }): void
  /** What a column holds of a person. */
  valuesOf(column: string, person: string): readonly string[]
  /** Whose rows they are that name these keys of a table. */
  patientsOf(table: string, keys: Cells): Cells
}

/**
 * The index of a set of options. The key of a table that is led to is the column that a reference of the schema names, else the
 * one of the same name. Throws `bad-option` where tables lead to each other in a circle, or to one that does not say either.
 */
export function patientIndex(
  { patients, looked }: Pick<MaskingOptions, 'patients'> & { readonly looked: readonly string[] },
  schema: DatabaseSchema,
): PatientIndex {
  const keys = new Map<string, string>()
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
    if (!keys.has(through)) keys.set(through, key)
  }
  for (const name of Object.keys(patients)) visit(name, [])
  const known = new Map([...keys.keys()].map((table) => [table, new Map<string, string>()]))
  const values = new Map(checked(looked, { patients, schema }).map((name) => [name, new Map<string, string[]>()]))
  const lookedIn = [...values.keys()].map((name) => name.slice(0, name.indexOf('.')))
  const tables = [...new Set([...keys.keys(), ...lookedIn])].map((table): PatientTable => {
    const place = patients[table]
    const said = place === undefined ? [] : [typeof place === 'string' ? place : place.column]
    const own = [...values.keys()]
      .filter((name) => name.startsWith(`${table}.`))
      .map((name) => name.slice(table.length + 1))
    return { table, columns: [...new Set([...(keys.has(table) ? [keys.get(table)!] : []), ...said, ...own])] }
  })
  return {
    tables,
    note(table, { patients: people, cells }) {
      const [own, key] = [known.get(table), keys.get(table)]
      const keyCells = key === undefined ? undefined : cells(key)
      keyCells?.forEach((cell, row) => {
        const person = people[row]
        if (cell !== null && person !== null && person !== undefined) own?.set(canonical(cell), person)
      })
      for (const [name, ofPeople] of values) {
        if (!name.startsWith(`${table}.`)) continue
        cells(name.slice(table.length + 1))?.forEach((cell, row) => {
          const person = people[row]
          if (cell === null || cell === '' || person === null || person === undefined) return
          const before = ofPeople.get(canonical(person))
          if (before === undefined) ofPeople.set(canonical(person), [cell])
          else if (!before.includes(cell)) before.push(cell)
        })
      }
    },
    valuesOf: (column, person) => values.get(column)?.get(canonical(person)) ?? [],
    patientsOf(table, keys) {
      const own = known.get(table)
      return keys.map((key) => (key === null ? null : (own?.get(canonical(key)) ?? null)))
    },
  }
}

/** Columns that are looked through: there, in tables that say whose rows are. Throws `bad-option`. */
function checked(
  looked: readonly string[],
  { patients, schema }: { readonly patients: MaskingOptions['patients']; readonly schema: DatabaseSchema },
): readonly string[] {
  for (const name of looked) {
    const [table, column] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)]
    if (!schema.tables.some((each) => each.name === table && each.columns.some((own) => own.name === column)))
      throw new MirrorwardError('bad-option', `no column is called ${name}`)
    if (patients[table] === undefined)
      throw new MirrorwardError(
        'bad-option',
        `table "${table}" does not say whose row it is, so ${name} is known of nobody`,
      )
  }
  return [...new Set(looked)]
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
