import { MirrorwardError } from '../../src/errors.js'
import { bandOf, everything } from '../../src/identity/index.js'
import { type ColumnSchema, type LevelColumn, type Schema, Table } from '../../src/table/index.js'
import { type CodedColumn, codeColumn, missingLabel } from './code-column.js'
import { distinctCombinations } from './distinct-combinations.js'
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
 * where the classes of the plan do not have a row, its quasi-identifiers are blank. Direct identifiers are left out. Throws
 * `bad-data` for a value that a hierarchy does not cover, with its row. O(rows × columns).
 */
export function applyPlan(plan: Plan, table: Table, schema: Schema): AppliedPlan {
  const coded = plan.columns.map(({ name, hierarchy, level, levels }) => {
    const column = codeColumn(table.column(name), hierarchy)
    if (column.tree.up.length !== levels)
      throw new MirrorwardError('bad-option', `the plan is of another hierarchy: column "${name}"`)
    return generalised(column, level)
  })
  const released = new Set(plan.classes.map((labels) => labels.join('\0')))
  const combinations = distinctCombinations(coded, { rowCount: table.rowCount })
  const kept = new Set<string>()
  for (let at = 0; at < combinations.rows.length; at++) {
    const labels = coded.map(({ tree }, place) => tree.labels[0]![combinations.columns[place]![at]!]!)
    if (released.has(labels.join('\0'))) kept.add(combinations.columns.map((codes) => codes[at]!).join())
  }
  const isKept = keptRows(coded, { rowCount: table.rowCount, kept })
  const suppressedRows = isKept.reduce((rows, each) => rows - each, table.rowCount)
  const columns = schema.columns.flatMap((column) => {
    if (column.role === 'direct-identifier' || column.kind === 'identifier' || column.name === schema.patient) return []
    const place = plan.columns.findIndex(({ name }) => name === column.name)
    if (place < 0) return [{ column, cells: table.column(column.name) }]
    const order = orderOf(coded[place]!)
    if (plan.columns[place]!.level === 0)
      return [{ column, cells: withoutSuppressed(table.column(column.name), isKept) }]
    return [
      {
        column: schemaOf(column, { levels: order.levels, place: plan.columns[place]! }),
        cells: levelCells(coded[place]!, { order, isKept }),
      },
    ]
  })
  const names = new Set(columns.map(({ column }) => column.name))
  const { patient: _patient, time, relations: _relations, rules: _rules, timeToEvent, ...rest } = schema
  const generalisedNames = new Set(plan.columns.filter(({ level }) => level > 0).map(({ name }) => name))
  const pairs = timeToEvent?.filter((pair) =>
    [pair.time, pair.event].every((name) => names.has(name) && !generalisedNames.has(name)),
  )
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
    suppressedRows,
    keptRows: Uint32Array.from(isKept.keys()).filter((row) => isKept[row] === 1),
    representatives: Object.fromEntries(
      plan.columns.flatMap((column, place) =>
        column.level === 0 ? [] : [[column.name, representativesOf(coded[place]!, column)]],
      ),
    ),
  }
}

/** The column at a level as a tree of its own, whose leaves are the codes of that level. */
function generalised({ name, tree, codes }: CodedColumn, level: number): CodedColumn {
  const up = tree.up[level]!
  return {
    name,
    codes: codes.map((code) => up[code]!),
    tree: { ...tree, labels: tree.labels.slice(level) },
  }
}

function keptRows(
  coded: readonly CodedColumn[],
  { rowCount, kept }: { readonly rowCount: number; readonly kept: ReadonlySet<string> },
): Uint8Array {
  const isKept = new Uint8Array(rowCount)
  const known = new Map<number, number>()
  const sizes = coded.map(({ tree }) => tree.labels[0]!.length)
  const isSafe = sizes.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER
  for (let row = 0; row < rowCount; row++) {
    const text = () => coded.map(({ codes }) => codes[row]!).join()
    if (!isSafe) {
      isKept[row] = kept.has(text()) ? 1 : 0
      continue
    }
    let key = 0
    for (let place = 0; place < coded.length; place++) key = key * sizes[place]! + coded[place]!.codes[row]!
    let found = known.get(key)
    if (found === undefined) {
      found = kept.has(text()) ? 1 : 0
      known.set(key, found)
    }
    isKept[row] = found
  }
  return isKept
}

interface Order {
  readonly levels: readonly string[]
  /** The place of each code among the levels; −1 for a missing cell. */
  readonly of: Int32Array
}

/** Levels in their order: bands and days by their first number, others as they come. */
function orderOf({ tree }: CodedColumn): Order {
  const labels = tree.labels[0]!
  const used = labels.map((label, code) => ({ label, code })).filter(({ label }) => label !== missingLabel)
  const start = (label: string) => (label.startsWith('<') ? Number.NEGATIVE_INFINITY : Number.parseFloat(label))
  if (used.every(({ label }) => label === everything || !Number.isNaN(start(label))))
    used.sort((a, b) => start(a.label) - start(b.label) || (a.label < b.label ? -1 : 1))
  const of = new Int32Array(labels.length).fill(-1)
  used.forEach(({ code }, place) => {
    of[code] = place
  })
  return { levels: used.map(({ label }) => label), of }
}

function levelCells(
  { name, codes }: CodedColumn,
  { order, isKept }: { readonly order: Order; readonly isKept: Uint8Array },
): LevelColumn {
  const cells = codes.map((code, row) => (isKept[row] === 1 ? order.of[code]! : -1))
  return { type: 'level', name, levels: order.levels, codes: cells }
}

function withoutSuppressed(column: ReturnType<Table['column']>, isKept: Uint8Array): ReturnType<Table['column']> {
  if (column.type === 'level')
    return { ...column, codes: column.codes.map((code, row) => (isKept[row] === 1 ? code : -1)) }
  const valid = isKept.map((kept, row) => (column.valid === null ? kept : kept & column.valid[row]!))
  return { ...column, valid, values: column.values.map((value, row) => (valid[row] === 1 ? value : 0)) }
}

function schemaOf(
  { name, role, description }: ColumnSchema,
  { levels, place }: { readonly levels: readonly string[]; readonly place: PlanColumn },
): ColumnSchema {
  const isOrdered = ['bands', 'days', 'order'].includes(place.hierarchy.kind)
  return {
    ...{ name, role, kind: isOrdered && levels.length > 1 ? 'ordinal' : 'categorical', levels },
    ...(description !== undefined && { description }),
  }
}

function representativesOf({ tree }: CodedColumn, { hierarchy, level }: PlanColumn): Record<string, number | string> {
  const labels = tree.labels[0]!.filter((label) => label !== missingLabel)
  return Object.fromEntries(
    labels.map((label) => {
      const start = Number.parseFloat(label)
      if (hierarchy.kind !== 'bands' || level > hierarchy.widths.length || Number.isNaN(start)) return [label, label]
      const { low, high } = bandOf(start, hierarchy.widths[level - 1]!, hierarchy)
      return [label, Number.isFinite(high) && Number.isFinite(low) ? (low + high) / 2 : start]
    }),
  )
}
