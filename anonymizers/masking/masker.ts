import { MirrorwardError } from '../../src/errors.js'
import type { DatabaseSchema } from '../../src/table/linked/index.js'
import { assignRules } from './assign-rules.js'
import type { Assignment } from './assignment.js'
import { boundsOfChecks, narrower } from './bounds-of-checks.js'
import type { BatchRows, Cells, ColumnLearner, ColumnMask, RuleContext } from './mask-rule.js'
import type { MaskingOptions } from './masking-options.js'
import { type PatientIndex, type PatientPlace, type PatientTable, patientIndex } from './patient-index.js'

/** Rules made ready for rows: what maps cells, whatever file or database they come from. */
export interface Masker {
  readonly tables: readonly TableMasker[]
  /** Throws `not-found`. */
  table(name: string): TableMasker
  /** Tables that are looked through first: every batch of them goes to `notePatients`, in this order, before any is masked. */
  readonly patientTables: readonly PatientTable[]
  notePatients(table: string, batch: CellBatch): void
  /** What was counted while cells were masked, by `table.column` and what: emptied cells, partial dates. */
  counts(): Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** A column with its rule, ready. */
export interface PreparedColumn extends Assignment {
  readonly mask: ColumnMask
  /** Of a mask that needs the whole column first. */
  readonly learner?: ColumnLearner
}

export interface TableMasker {
  readonly name: string
  /** In the order of the schema. */
  readonly columns: readonly PreparedColumn[]
  /** The columns whose cells are needed: those that are masked, and those that rules look at. */
  readonly needed: readonly string[]
  /** The columns that come out otherwise than they went in. */
  readonly changed: readonly string[]
  /** The columns that do not come out. */
  readonly dropped: readonly string[]
  /** Masks a batch: the cells of `changed` columns, or of those named. What a rule cannot mask throws `bad-data`, without the cell. */
  mask(batch: CellBatch, only?: readonly string[]): ReadonlyMap<string, Cells>
  /** Whose rows those of a batch are, as the source says it; undefined in a table that does not say. */
  patients(batch: CellBatch): Cells | undefined
  /** True where masks need to see the whole table first: every batch by `learn`, in order, then `settle`. */
  readonly learns: boolean
  learn(batch: CellBatch): void
  settle(): void
}

/** Cells of some rows as texts, by column. */
export interface CellBatch {
  readonly rowCount: number
  /** Number of the first row in its table, from 0. */
  readonly firstRow: number
  /** A column that the batch lacks is missing in all rows. */
  cells(column: string): Cells | undefined
}

/** Where the keys of pseudonyms come from. */
export type Derive = (domain: string, purpose: string) => Uint8Array

/**
 * Compiles rules for the tables of a schema. Everything that can be wrong with them is found here, before a row is read. Throws
 * `bad-option` with every problem.
 */
export function compileMasker(
  schema: DatabaseSchema,
  { options, derive }: { readonly options: MaskingOptions; readonly derive: Derive },
): Masker {
  const assignments = assignRules(schema, options)
  const counted = new Map<string, Map<string, number>>()
  const looked = assignments.flatMap(({ rule, stated }) => rule.looksThrough?.(stated) ?? [])
  const index = patientIndex({ ...options, looked }, schema)
  const countOf = ({ table, column }: Assignment, what: string) => {
    const name = `${table}.${column}`
    const own = counted.get(name) ?? new Map<string, number>()
    counted.set(name, own.set(what, (own.get(what) ?? 0) + 1))
  }
  const contextOf = (each: Assignment): RuleContext => ({
    table: each.table,
    column: each.column,
    columns: assignments.filter(({ table, rule }) => table === each.table && !rule.drops).map(({ column }) => column),
    domain: each.domain,
    patientDomain: patientDomainOf(assignments, options),
    hasPatient: options.patients[each.table] !== undefined,
    derive,
    asOf: options.asOf,
    bounds: narrower(
      boundsOfChecks(schema.tables.find(({ name }) => name === each.table) ?? { checks: [] }, each.column),
      options.bounds[`${each.table}.${each.column}`] ?? {},
    ),
    fault(message, row) {
      if (each.stated.onError === 'null') {
        countOf(each, 'emptied')
        return null
      }
      const issue = { message, file: each.table, column: each.column, row: row + 1 }
      throw new MirrorwardError('bad-data', `mask "${each.stated.mask}" cannot read a cell`, { issues: [issue] })
    },
    valuesOf: index.valuesOf,
    count: (what) => countOf(each, what),
  })
  const issues = assignments.flatMap((each) =>
    (each.rule.problems?.(each.stated, contextOf(each)) ?? []).map((message) => ({
      message: `rule ${each.place} (${each.rule.id}): ${message}`,
      file: each.table,
      column: each.column,
    })),
  )
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'the rules do not fit the tables', { issues })
  const tables = schema.tables.map(({ name }) => {
    const columns = assignments
      .filter(({ table }) => table === name)
      .map((each): PreparedColumn => {
        const learner = each.rule.learn?.(each.stated, contextOf(each))
        if (learner === undefined) return { ...each, mask: each.rule.prepare(each.stated, contextOf(each)) }
        return { ...each, mask: unsettled, learner }
      })
    return tableMasker(name, { columns, patient: options.patients[name], index })
  })
  return {
    tables,
    table(name) {
      const found = tables.find((each) => each.name === name)
      if (found === undefined) throw new MirrorwardError('not-found', `no table is called "${name}"`)
      return found
    },
    patientTables: index.tables,
    notePatients(table, batch) {
      const nobody = new Array<null>(batch.rowCount).fill(null)
      const patients = patientsIn(batch, { place: options.patients[table], index }) ?? nobody
      index.note(table, { patients, cells: batch.cells })
    },
    counts: () => Object.fromEntries([...counted].map(([name, own]) => [name, Object.fromEntries(own)])),
  }
}

/** Whose rows those of a batch are; undefined in a table that does not say. */
function patientsIn(
  { rowCount, cells }: CellBatch,
  { place, index }: { readonly place: PatientPlace | undefined; readonly index: PatientIndex },
): Cells | undefined {
  if (place === undefined) return undefined
  const own = cells(typeof place === 'string' ? place : place.column) ?? new Array<null>(rowCount).fill(null)
  return typeof place === 'string' ? own : index.patientsOf(place.through, own)
}

function unsettled(): never {
  throw new Error('a mask that needs the whole column was asked before it saw it')
}

/** The domain of the columns that say whose row it is: as their rule states it. */
function patientDomainOf(assignments: readonly Assignment[], { patients, patientDomain }: MaskingOptions): string {
  return assignments.find(({ table, column }) => patients[table] === column)?.domain ?? patientDomain
}

function tableMasker(
  name: string,
  {
    columns,
    patient,
    index,
  }: {
    readonly columns: readonly PreparedColumn[]
    readonly patient: PatientPlace | undefined
    readonly index: PatientIndex
  },
): TableMasker {
  const masked = columns.filter(({ rule }) => rule.class !== 'kept' && !rule.drops)
  const order = inOrder(masked)
  const learners = masked.filter(({ learner }) => learner !== undefined)
  const settled = new Map<string, ColumnMask>()
  const looked = order.flatMap(({ rule, stated }) => [
    ...(rule.reads?.(stated) ?? []),
    ...(rule.follows?.(stated) ?? []),
  ])
  const said = typeof patient === 'string' ? patient : patient?.column
  const needed = [...new Set([...masked.map(({ column }) => column), ...looked, ...(said === undefined ? [] : [said])])]
  return {
    name,
    columns,
    needed,
    changed: masked.map(({ column }) => column),
    dropped: columns.filter(({ rule }) => rule.drops).map(({ column }) => column),
    patients: (batch) => patientsIn(batch, { place: patient, index }),
    learns: learners.length > 0,
    learn(batch) {
      const rows = rowsOf(batch, new Map())
      for (const { column, learner } of learners) learner?.add(rows.source(column), rows)
    },
    settle() {
      for (const { column, learner } of learners) if (learner !== undefined) settled.set(column, learner.finish())
    },
    mask(batch, only) {
      const done = new Map<string, Cells>()
      const rows = rowsOf(batch, done)
      const wanted = only === undefined ? order : withFollowed(order, only)
      for (const { column, mask } of wanted) done.set(column, (settled.get(column) ?? mask)(rows.source(column), rows))
      return done
    },
  }

  function rowsOf(batch: CellBatch, done: ReadonlyMap<string, Cells>): BatchRows {
    const { rowCount, firstRow, cells } = batch
    const source = (column: string): Cells => cells(column) ?? new Array<null>(rowCount).fill(null)
    return {
      rowCount,
      firstRow,
      source,
      masked: (column) => done.get(column) ?? source(column),
      patients: patientsIn(batch, { place: patient, index }),
    }
  }
}

/** Of columns in order, those named and those that they follow. */
function withFollowed(order: readonly PreparedColumn[], names: readonly string[]): readonly PreparedColumn[] {
  const wanted = new Set(names)
  for (const { column, rule, stated } of [...order].reverse())
    if (wanted.has(column)) for (const name of rule.follows?.(stated) ?? []) wanted.add(name)
  return order.filter(({ column }) => wanted.has(column))
}

/** Columns after those they follow. Throws `bad-option` where they follow each other. */
function inOrder(columns: readonly PreparedColumn[]): PreparedColumn[] {
  const sorted: PreparedColumn[] = []
  const visit = (each: PreparedColumn, path: readonly PreparedColumn[]): void => {
    if (sorted.includes(each)) return
    if (path.includes(each))
      throw new MirrorwardError('bad-option', `masks follow each other in a circle: column "${each.column}"`)
    for (const name of each.rule.follows?.(each.stated) ?? []) {
      const before = columns.find(({ column }) => column === name)
      if (before !== undefined) visit(before, [...path, each])
    }
    sorted.push(each)
  }
  for (const each of columns) visit(each, [])
  return sorted
}
