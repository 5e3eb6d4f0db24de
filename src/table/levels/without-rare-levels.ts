import { findHierarchy } from '../../identity/index.js'
import type { LevelColumn } from '../column.js'
import { patientIndex } from '../patients.js'
import { type ColumnSchema, isModelled, isNumberKind, type Schema } from '../schema.js'
import type { Table } from '../table.js'
import { otherLevel } from './as-released.js'

/** What became of the rare levels of one column; no level is named. */
export interface RareLevels {
  readonly column: string
  /** Levels of fewer patients than allowed. */
  readonly levels: number
  /** Rows that held them. */
  readonly rows: number
  readonly becomes: NonNullable<ColumnSchema['rare']>
}

/**
 * The schema that may leave the house: of every modelled column of levels, those that at least `minCount` patients of the
 * table hold, and what the others become: their nearest ancestor that enough patients hold, else one level `(other)` if
 * enough hold it together, else missing. Columns whose levels a person declared public stay as they are. `asReleased` reads
 * a table so. O(rows × columns).
 */
export function withoutRareLevels(
  table: Table,
  schema: Schema,
  { minCount }: { readonly minCount: number },
): { readonly schema: Schema; readonly rare: readonly RareLevels[] } {
  const patientOf = schema.patient === undefined ? null : patientIndex(table, schema)
  const rare: RareLevels[] = []
  const columns = schema.columns.map((column): ColumnSchema => {
    if (isNumberKind(column.kind)) return column
    if (!isModelled(column)) return withoutLevels(column)
    if (column.publicLevels === true) return column
    const cells = table.column(column.name) as LevelColumn
    const becomes = replacementOf(column)
    const kept = keptLevels(cells, { column, becomes, patientOf, minCount })
    const lost = cells.levels.filter((level) => !kept.includes(level))
    const isWhole = (column.levels ?? []).every((level) => kept.includes(level))
    const rows = rowsOf(cells, new Set(lost))
    if (rows === 0 && isWhole) return column
    if (rows > 0) rare.push({ column: column.name, levels: lost.length, rows, becomes })
    return { ...column, levels: kept, rare: becomes }
  })
  return { schema: { ...schema, columns }, rare }
}

/** As the schema says; else an ancestor where there is one, `(other)` among unordered levels, missing among others. */
function replacementOf({ kind, rare, hierarchy }: ColumnSchema): NonNullable<ColumnSchema['rare']> {
  if (rare !== undefined) return rare
  if (hierarchy !== undefined) return 'ancestor'
  return kind === 'categorical' ? 'other' : 'missing'
}

/** A column that is never learnt lists nobody's values. */
function withoutLevels({ levels: _levels, ...column }: ColumnSchema): ColumnSchema {
  return column
}

interface KeptOptions {
  readonly column: ColumnSchema
  readonly becomes: NonNullable<ColumnSchema['rare']>
  readonly patientOf: Int32Array | null
  readonly minCount: number
}

function keptLevels(cells: LevelColumn, { column, becomes, patientOf, minCount }: KeptOptions): string[] {
  const hierarchy = becomes === 'ancestor' ? findHierarchy(column.hierarchy ?? '') : undefined
  let labels: (string | null)[] = [...cells.levels]
  for (;;) {
    const held = patientsOf(labels, cells, patientOf)
    const isRare = (label: string | null) => label !== null && held.get(label)! < minCount
    if (!labels.some(isRare)) break
    labels = labels.map((label, code) => (isRare(label) ? stepUp(label!, cells.levels[code]!) : label))
  }
  const kept = new Set(labels.filter((label) => label !== null))
  const declared = column.levels ?? cells.levels
  const added = [...kept].filter((label) => !declared.includes(label)).sort()
  return [
    ...declared.filter((level) => kept.has(level)),
    ...added.filter((label) => label !== otherLevel),
    ...added.filter((label) => label === otherLevel),
  ]

  function stepUp(label: string, level: string): string | null {
    if (becomes === 'missing' || label === otherLevel) return null
    const ancestors = hierarchy?.ancestorsOf(level) ?? []
    return ancestors[ancestors.indexOf(label) + 1] ?? otherLevel
  }
}

/** How many patients hold each label; labels nobody holds count 0. */
function patientsOf(
  labels: readonly (string | null)[],
  { codes }: LevelColumn,
  patientOf: Int32Array | null,
): Map<string, number> {
  const holders = new Map<string, Set<number>>()
  for (const label of labels) if (label !== null) holders.set(label, new Set())
  for (let row = 0; row < codes.length; row++) {
    const label = codes[row]! < 0 ? null : labels[codes[row]!]!
    if (label !== null) holders.get(label)!.add(patientOf === null ? row : patientOf[row]!)
  }
  return new Map([...holders].map(([label, patients]) => [label, patients.size]))
}

function rowsOf({ levels, codes }: LevelColumn, lost: ReadonlySet<string>): number {
  const isLost = levels.map((level) => lost.has(level))
  return codes.reduce((rows, code) => rows + Number(code >= 0 && isLost[code]), 0)
}
