import { findHierarchy } from '../../identity/index.js'
import type { LevelColumn } from '../column.js'
import { patientIndex } from '../patients.js'
import { type ColumnSchema, isModelled, isNumberKind, type Schema } from '../schema.js'
import type { Table } from '../table.js'
import { nearestListed, otherLevel, ownLabel } from './as-released.js'
import { type CountedLevels, heldLevels } from './counted-levels.js'

/** What rare levels became: counts of levels. */
export interface Replacements {
  /** Coarser codes: their nearest ancestor that enough patients hold. */
  readonly ancestor: number
  /** The nearest level of an ordered column that enough patients hold. */
  readonly nearest: number
  /** The one level `(other)`. */
  readonly other: number
  readonly missing: number
}

/** What became of the rare levels of one column; no level is named. */
export interface RareLevels {
  readonly column: string
  /** Levels of fewer patients than allowed; where regions are learnt in the place of codes, regions. */
  readonly levels: number
  /** Rows that held them. */
  readonly rows: number
  readonly becomes: NonNullable<ColumnSchema['rare']>
  readonly replaced: Replacements
}

export interface RareLevelOptions {
  readonly minCount: number
  /** Columns counted over rows of which the table is a sample, by name: told from these counts. */
  readonly counted?: ReadonlyMap<string, CountedLevels> | undefined
}

/**
 * The schema that may leave the house: of every modelled column of levels, those that at least `minCount` patients of the
 * table hold, and what the others become: their nearest ancestor that enough patients hold, else one level `(other)` if
 * enough hold it together, else missing; in an ordered column the nearest level that is kept. Of codes that are learnt as
 * their region the regions are the levels. Columns whose levels a person declared public stay as they are. `asReleased`
 * reads a table so. O(rows × columns).
 */
export function withoutRareLevels(
  table: Table,
  schema: Schema,
  { minCount, counted: countedOf }: RareLevelOptions,
): { readonly schema: Schema; readonly rare: readonly RareLevels[] } {
  const patients = schema.patient === undefined ? null : patientIndex(table, schema)
  const rare: RareLevels[] = []
  const columns = schema.columns.map((column): ColumnSchema => {
    if (isNumberKind(column.kind)) return column
    if (!isModelled(column)) return withoutLevels(column)
    if (column.publicLevels === true) return column
    const known = countedOf?.get(column.name)
    const held = known && heldLevels(column.name, known, minCount)
    const cells = held?.cells ?? (table.column(column.name) as LevelColumn)
    const patientOf = held === undefined ? patients : held.personOf
    const becomes = replacementOf(column)
    const own = cells.levels.map((level) => ownLabel(level, column))
    const labels = keptLabels(own, { cells, column, becomes, patientOf, minCount })
    const kept = listOf(labels, column, cells)
    const isLost = own.map((label, code) => labels[code] !== label)
    const rows =
      known === undefined
        ? cells.codes.reduce((sum, code) => sum + Number(code >= 0 && isLost[code]), 0)
        : known.rows.reduce((sum, count, code) => sum + (isLost[code] ? count : 0), 0)
    if (rows > 0) {
      const lost = new Map(own.flatMap((label, code) => (isLost[code] ? [[label, labels[code] ?? null] as const] : [])))
      rare.push({ column: column.name, levels: lost.size, rows, becomes, replaced: counted(lost.values(), becomes) })
    }
    const isWhole = (column.levels ?? []).every((level) => kept.includes(level))
    if (rows === 0 && isWhole && column.learnt === undefined) return column
    return { ...column, levels: kept, rare: becomes }
  })
  return { schema: { ...schema, columns }, rare }
}

/** As the schema says; else an ancestor where there is one, a neighbour among ordered levels, `(other)` among others. */
export function replacementOf({ kind, rare, hierarchy }: ColumnSchema): NonNullable<ColumnSchema['rare']> {
  if (rare !== undefined) return rare
  if (hierarchy !== undefined) return 'ancestor'
  return kind === 'categorical' ? 'other' : kind === 'ordinal' ? 'nearest' : 'missing'
}

/** How many levels have which kind of replacement. */
export function counted(labels: Iterable<string | null>, becomes: NonNullable<ColumnSchema['rare']>): Replacements {
  const counts = { ancestor: 0, nearest: 0, other: 0, missing: 0 }
  for (const label of labels)
    counts[
      label === null ? 'missing' : label === otherLevel ? 'other' : becomes === 'nearest' ? 'nearest' : 'ancestor'
    ]++
  return counts
}

/** In words: "coarser levels (3), (other) (2)". One kind is said without its count. */
export function replacementsText(replaced: Replacements): string {
  const named = [
    ['coarser levels', replaced.ancestor],
    ['the nearest level kept', replaced.nearest],
    ['(other)', replaced.other],
    ['missing', replaced.missing],
  ] as const
  const used = named.filter(([, levels]) => levels > 0)
  return used.map(([text, levels]) => (used.length === 1 ? text : `${text} (${levels})`)).join(', ')
}

/** A column that is never learnt lists nobody's values. */
function withoutLevels({ levels: _levels, ...column }: ColumnSchema): ColumnSchema {
  return column
}

interface KeptOptions {
  readonly cells: LevelColumn
  readonly column: ColumnSchema
  readonly becomes: NonNullable<ColumnSchema['rare']>
  readonly patientOf: Int32Array | null
  readonly minCount: number
}

/** What every level of the cells becomes; null is missing. */
function keptLabels(
  own: readonly string[],
  { cells, column, becomes, patientOf, minCount }: KeptOptions,
): readonly (string | null)[] {
  const hierarchy = becomes === 'ancestor' ? findHierarchy(column.hierarchy ?? '') : undefined
  let labels: (string | null)[] = [...own]
  for (;;) {
    const held = patientsOf(labels, cells, patientOf)
    const isRare = (label: string | null) => label !== null && held.get(label)! < minCount
    if (!labels.some(isRare)) return labels
    if (becomes === 'nearest') {
      const kept = cells.levels.filter((_, code) => !isRare(labels[code] ?? null))
      return labels.map((label) => (isRare(label) ? nearestListed(label!, kept, cells.levels) : label))
    }
    labels = labels.map((label, code) => (isRare(label) ? stepUp(label!, cells.levels[code]!) : label))
  }

  function stepUp(label: string, level: string): string | null {
    if (becomes === 'missing' || label === otherLevel) return null
    const ancestors = hierarchy?.ancestorsOf(level) ?? []
    return ancestors[ancestors.indexOf(label) + 1] ?? otherLevel
  }
}

/** The levels that are left, in the order of the schema; coarser ones after them, and `(other)` last. */
function listOf(labels: readonly (string | null)[], column: ColumnSchema, cells: LevelColumn): string[] {
  const kept = new Set(labels.filter((label) => label !== null))
  const declared = column.levels ?? cells.levels
  const added = [...kept].filter((label) => !declared.includes(label)).sort()
  return [
    ...declared.filter((level) => kept.has(level)),
    ...added.filter((label) => label !== otherLevel),
    ...added.filter((label) => label === otherLevel),
  ]
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
