import {
  type Column,
  type ColumnSchema,
  isMissing,
  type NumberColumn,
  patientIndex,
  type Schema,
  type Table,
} from '../../table/index.js'

/** A column that stands in the place of a derived one: what models learn. */
export interface InnerColumn {
  readonly schema: ColumnSchema
  readonly cells: Column
}

/** What it takes to fit a derivation on training rows. */
export interface FitDerivation {
  readonly train: Table
  readonly schema: Schema
  /** Patients that must stand behind whatever is kept. */
  readonly minCount: number
}

export function schemaColumn(schema: Schema, name: string): ColumnSchema {
  return schema.columns.find((column) => column.name === name) as ColumnSchema
}

/** A name that no column of the schema has. */
export function freshName(wanted: string, schema: Schema): string {
  let name = wanted
  while (schema.columns.some((column) => column.name === name)) name += '*'
  return name
}

/** A number column from a function of the row; null is missing. */
export function numbersFrom(name: string, rowCount: number, cell: (row: number) => number | null): NumberColumn {
  const values = new Float64Array(rowCount)
  const valid = new Uint8Array(rowCount).fill(1)
  let missing = 0
  for (let row = 0; row < rowCount; row++) {
    const value = cell(row)
    if (value === null) {
      valid[row] = 0
      missing++
    } else values[row] = value
  }
  return { type: 'number', name, values, valid: missing === 0 ? null : valid }
}

/** The column under another name, missing wherever `isKept` is false. */
export function keepWhere(column: Column, name: string, isKept: (row: number) => boolean): Column {
  if (column.type === 'level')
    return { ...column, name, codes: column.codes.map((code, row) => (isKept(row) ? code : -1)) }
  const { values, valid, flags } = column
  const kept = numbersFrom(name, values.length, (row) =>
    isKept(row) && (valid === null || valid[row] === 1) ? values[row]! : null,
  )
  return flags === undefined ? kept : { ...kept, flags: flags.map((flag, row) => (isMissing(kept, row) ? 0 : flag)) }
}

/** Whether at least `minCount` patients have a row for which `holds`. */
export function isHeldBy(holds: (row: number) => boolean, { train, schema, minCount }: FitDerivation): boolean {
  const patientOf = patientIndex(train, schema)
  const holders = new Set<number>()
  for (let row = 0; row < patientOf.length; row++) {
    if (!holds(row)) continue
    holders.add(patientOf[row]!)
    if (holders.size >= minCount) return true
  }
  return false
}
