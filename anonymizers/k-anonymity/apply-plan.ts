import { bandOf, everything } from '../../src/identity/index.js'
import { type Column, type ColumnSchema, type LevelColumn, type Schema, Table } from '../../src/table/index.js'
import { type CodedColumn, missingLabel } from './code-column.js'
import { type MatchedRows, matchRows } from './match-rows.js'
import type { Plan, PlanColumn } from './plan.js'

/** A generalised table, with the schema of what came out. */
export interface AppliedPlan {
  readonly table: Table
  readonly schema: Schema
  readonly suppressedRows: number
  /** Places of the rows that were not suppressed. */
  readonly keptRows: Uint32Array
  /** Of each generalised column, the value that stands for each of its levels: the middle of a band, or the level. */
  readonly representatives: Readonly<Record<string, Readonly<Record<string, number | string>>>>
}

/**
 * Applies a plan to rows of the schema it was made for, those it was made from or new ones: quasi-identifiers become coarser, and
 * where the classes of the plan do not have a row, its quasi-identifiers are blank, or with `keepsAll` coarse alone (rows that are
 * compared, never released). Direct identifiers are left out. Throws `bad-data` for a value that a hierarchy does not cover, with its row. O(rows × columns), of local recoding times the different
 * levels of its classes.
 */
export function applyPlan(
  plan: Plan,
  table: Table,
  schema: Schema,
  { keepsAll = false }: { readonly keepsAll?: boolean } = {},
): AppliedPlan {
  return releaseOf(plan, { table, schema, keepsAll, ...matchRows(plan, table) })
}

interface ReleaseOptions extends MatchedRows {
  readonly table: Table
  readonly schema: Schema
  readonly keepsAll?: boolean
}

/** The release of rows whose classes are known. */
export function releaseOf(plan: Plan, request: ReleaseOptions): AppliedPlan {
  const { table, schema, coded, classes, keepsAll = false } = request
  const isKept = new Uint8Array(table.rowCount)
  let keptCount = 0
  for (let row = 0; row < isKept.length; row++) {
    if (classes[row]! < 0 && !keepsAll) continue
    isKept[row] = 1
    keptCount++
  }
  const columns = schema.columns.flatMap((column): { readonly column: ColumnSchema; readonly cells: Column }[] => {
    if (column.role === 'direct-identifier' || column.kind === 'identifier' || column.name === schema.patient) return []
    const place = plan.columns.findIndex(({ name }) => name === column.name)
    if (place < 0) return [{ column, cells: table.column(column.name) }]
    const own = plan.columns[place]!
    if (own.level === 0) return [{ column, cells: withoutSuppressed(table.column(column.name), isKept) }]
    const levels = levelsOf(plan, { coded: coded[place]!, place, keepsAll })
    return [
      {
        column: schemaOf(column, { levels, place: own, isLocal: plan.recoding === 'local' }),
        cells: levelCells(coded[place]!, { plan, place, levels, classes, keepsAll }),
      },
    ]
  })
  const names = new Set(columns.map(({ column }) => column.name))
  const { patient: _patient, time, relations: _relations, rules: _rules, timeToEvent, ...rest } = schema
  const generalisedNames = new Set(plan.columns.filter(({ level }) => level > 0).map(({ name }) => name))
  const pairs = timeToEvent?.filter((pair) =>
    [pair.time, pair.event].every((name) => names.has(name) && !generalisedNames.has(name)),
  )
  const keptRows = new Uint32Array(keptCount)
  for (let row = 0, next = 0; row < isKept.length; row++) if (isKept[row] === 1) keptRows[next++] = row
  return {
    table: Table.of(
      columns.map(({ cells }) => cells),
      table.rowCount,
    ),
    schema: {
      ...rest,
      columns: columns.map(({ column }) => column),
      ...(pairs && pairs.length > 0 && { timeToEvent: pairs }),
    },
    suppressedRows: table.rowCount - keptCount,
    keptRows,
    representatives: Object.fromEntries(
      plan.columns.flatMap((column, place) =>
        column.level === 0 ? [] : [[column.name, representativesOf(plan, { column, place, coded: coded[place]! })]],
      ),
    ),
  }
}

/** Labels that cells of a column may have, in their order: bands and days by their first number, others as they come. */
function levelsOf(
  plan: Plan,
  {
    coded: { tree },
    place,
    keepsAll,
  }: { readonly coded: CodedColumn; readonly place: number; readonly keepsAll: boolean },
): string[] {
  const whole = tree.labels[plan.columns[place]!.level]!
  const used =
    plan.classLevels === undefined
      ? whole
      : [...new Set([...plan.classes.map((labels) => labels[place]!), ...(keepsAll ? whole : [])])].sort(byText)
  const labels = used.filter((label) => label !== missingLabel)
  const start = (label: string) => {
    if (label.startsWith('<')) return Number.NEGATIVE_INFINITY
    return label === everything ? Number.POSITIVE_INFINITY : Number.parseFloat(label)
  }
  if (labels.every((label) => !Number.isNaN(start(label)))) labels.sort((a, b) => start(a) - start(b) || byText(a, b))
  return labels
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function levelCells(
  { name, tree, codes: leaves }: CodedColumn,
  {
    plan,
    place,
    levels,
    classes,
    keepsAll,
  }: {
    readonly plan: Plan
    readonly place: number
    readonly levels: readonly string[]
    readonly classes: Int32Array
    readonly keepsAll: boolean
  },
): LevelColumn {
  const placeOf = new Map(levels.map((label, at) => [label, at]))
  const codeOf = (label: string) => placeOf.get(label) ?? -1
  const codeOfClass = Int32Array.from(plan.classes, (labels) => codeOf(labels[place]!))
  const { level } = plan.columns[place]!
  const codeOfLeaf = tree.up[level]!.map((code) => codeOf(tree.labels[level]![code]!))
  const codes = new Int32Array(classes.length).fill(-1)
  for (let row = 0; row < codes.length; row++) {
    if (classes[row]! >= 0) codes[row] = codeOfClass[classes[row]!]!
    else if (keepsAll) codes[row] = codeOfLeaf[leaves[row]!]!
  }
  return { type: 'level', name, levels: [...levels], codes }
}

function withoutSuppressed(column: Column, isKept: Uint8Array): Column {
  if (column.type === 'level')
    return { ...column, codes: column.codes.map((code, row) => (isKept[row] === 1 ? code : -1)) }
  const valid = isKept.map((kept, row) => (column.valid === null ? kept : kept & column.valid[row]!))
  return { ...column, valid, values: column.values.map((value, row) => (valid[row] === 1 ? value : 0)) }
}

function schemaOf(
  { name, role, description }: ColumnSchema,
  {
    levels,
    place,
    isLocal,
  }: { readonly levels: readonly string[]; readonly place: PlanColumn; readonly isLocal: boolean },
): ColumnSchema {
  // Bands of different widths have no order.
  const isOrdered = !isLocal && ['bands', 'days', 'order'].includes(place.hierarchy.kind)
  return {
    ...{ name, role, kind: isOrdered && levels.length > 1 ? 'ordinal' : 'categorical', levels: [...levels] },
    ...(description !== undefined && { description }),
  }
}

function representativesOf(
  plan: Plan,
  {
    column: { hierarchy, level },
    place,
    coded: { tree },
  }: { readonly column: PlanColumn; readonly place: number; readonly coded: CodedColumn },
): Record<string, number | string> {
  const standsFor = (label: string, at: number): number | string => {
    const start = Number.parseFloat(label)
    if (hierarchy.kind !== 'bands' || at > hierarchy.widths.length || Number.isNaN(start)) return label
    if (at === 0) return start
    const { low, high } = bandOf(start, hierarchy.widths[at - 1]!, hierarchy)
    return Number.isFinite(high) && Number.isFinite(low) ? (low + high) / 2 : start
  }
  const levelled =
    plan.classLevels === undefined
      ? tree.labels[level]!.map((label) => [label, level] as const)
      : plan.classes.map((labels, each) => [labels[place]!, plan.classLevels![each]![place]!] as const)
  return Object.fromEntries(
    levelled.flatMap(([label, at]) => (label === missingLabel ? [] : [[label, standsFor(label, at)]])),
  )
}
