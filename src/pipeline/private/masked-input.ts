import { randomBytes } from 'node:crypto'
import {
  cellsOfTable,
  compileMasker,
  KeyRing,
  keyBytes,
  lookThrough,
  maskedStreams,
} from '../../../anonymizers/index.js'
import { type Issue, MirrorwardError } from '../../errors.js'
import {
  applySchema,
  type ColumnSchema,
  isModelled,
  isNumberKind,
  levelColumn,
  type Schema,
  Table,
} from '../../table/index.js'
import type { DatabaseType } from '../../table/linked/index.js'
import { readKeyFile } from '../masking/key-file.js'
import { collectTable } from '../sample-model.js'
import { type MaskStepOptions, maskingOf, tableName } from '../steps/mask-step.js'
import { oneTable } from '../steps/one-table.js'

/** A mask before a private release: what its schema becomes is told from schema and rules alone. */
export interface PrivateMask {
  readonly schema: Schema
  /** By column, which mask it has: for the manifest. */
  readonly masks: Readonly<Record<string, string>>
  /** The table masked, row by row or person by person, with the column of patients as it was: for counting, and never released. */
  apply(table: Table): Promise<Table>
}

/**
 * Rules of `mask` made ready to stand before a private release. Each row's masked cells depend on that row, the rows of the same
 * person, the rules and the key, so two tables that differ in one person are masked into two that differ in that person, and
 * what is private of the masked table is private of the table: see `masked-input.proof.md`. So a mask that learns from other people's
 * rows is refused, and no cell is: one that a mask cannot read comes out empty. A column that a mask changes has its domain bought
 * anew, but numbers that stay numbers keep their declared bounds. Throws `bad-option` before anything is read.
 */
export async function privateMask(
  stated: MaskStepOptions,
  { schema, place }: { readonly schema: Schema; readonly place: number },
): Promise<PrivateMask> {
  const told = maskingOf({ ...stated, isFollowed: true }, schema)
  const options = { ...told, rules: told.rules.map((rule) => ({ ...rule, onError: 'null' as const })) }
  const { key, project = 'mirrorward' } = stated
  const keys =
    key === undefined
      ? KeyRing.of(Uint8Array.from(randomBytes(keyBytes)), { project, isKept: false })
      : KeyRing.of(await readKeyFile(key), { project })
  const ready = (table: Table) => {
    const source = oneTable(tableName, { table, schema: asTexts(schema) })
    const masker = compileMasker(source.schema, {
      options,
      derive: (domain, purpose) => keys.derive(domain, purpose),
    })
    return { source, masker }
  }
  const { columns } = ready(nothing(schema)).masker.table(tableName)
  refuse(
    columns
      .filter(({ learner }) => learner !== undefined)
      .map(({ column, rule }) => ({
        column,
        message: `step ${place}: the mask "${rule.id}" learns from other people's rows, and no budget covers that: take another, or drop the column`,
      })),
  )
  const kept = new Set(columns.flatMap(({ column, rule }) => (rule.class === 'kept' ? [column] : [])))
  const dropped = new Set(columns.flatMap(({ column, rule }) => (rule.drops === true ? [column] : [])))
  const stays = new Set(
    columns.flatMap(({ column, rule, stated: own }) => ((rule.keepsType?.(own) ?? true) ? [column] : [])),
  )
  const masked = {
    ...withoutLost(schema, { isLost: (name) => name !== schema.patient && dropped.has(name) }),
    columns: schema.columns
      .filter(({ name }) => name === schema.patient || !dropped.has(name))
      .map((column) =>
        kept.has(column.name) || column.name === schema.patient || !isModelled(column)
          ? column
          : changedColumn(column, { stays: stays.has(column.name) }),
      ),
  }
  return {
    schema: masked,
    masks: Object.fromEntries(columns.map(({ column, rule }) => [column, rule.id])),
    async apply(table) {
      const { source, masker } = ready(textsOf(table, schema))
      await lookThrough(source, { masker })
      const out = await collectTable(maskedStreams(source, { masker }).read(tableName))
      const isChanged = ({ name }: ColumnSchema) => name !== schema.patient && !kept.has(name)
      const changed = masked.columns.filter(isChanged)
      const read = applySchema(
        out.select(changed.map(({ name }) => name)),
        { name: schema.name, columns: changed.map(plainly) },
        { lenient: true },
      )
      const columnsOut = masked.columns.map((column) => (isChanged(column) ? read : table).column(column.name))
      return Table.of(columnsOut, table.rowCount)
    },
  }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'the mask cannot stand before a release with a privacy budget', { issues })
}

/** What may be said of a masked column without a look at it. */
function changedColumn(column: ColumnSchema, { stays }: { readonly stays: boolean }): ColumnSchema {
  const { name, role, kind, unit, precision, format, bounds, domain } = column
  if (!stays || !isNumberKind(kind)) return { name, role, kind: 'categorical', domain: 'buy' }
  return {
    ...{ name, role, kind, domain: bounds === undefined ? 'buy' : (domain ?? 'declared') },
    ...(unit !== undefined && { unit }),
    ...(precision !== undefined && { precision }),
    ...(format !== undefined && { format }),
    ...(bounds !== undefined && { bounds }),
  }
}

/** As masks write cells, and so that none is refused. */
function plainly(column: ColumnSchema): ColumnSchema {
  const { name, role, kind, precision } = column
  if (kind === 'datetime') return { name, role, kind, format: momentsAs(column), unreadable: 'missing' }
  if (isNumberKind(kind))
    return { name, role, kind, unreadable: 'missing', ...(precision !== undefined && { precision }) }
  return { name, role, kind }
}

function momentsAs({ format }: ColumnSchema): string {
  return format === 'date' || format === undefined ? 'date' : 'datetime'
}

function textsOf(table: Table, { columns }: Schema): Table {
  const types = new Map(
    columns.flatMap((column): [string, DatabaseType][] => {
      if (column.kind !== 'datetime') return []
      return [[column.name, momentsAs(column) === 'date' ? { kind: 'date' } : { kind: 'timestamp' }]]
    }),
  )
  const { cells } = cellsOfTable(table, { types, firstRow: 0 })
  return Table.of(
    columns.map(({ name }) => levelColumn(name, cells(name)!)),
    table.rowCount,
  )
}

/** A table of no rows. */
function nothing({ columns }: Schema): Table {
  return Table.of(
    columns.map(({ name }) => levelColumn(name, [])),
    0,
  )
}

function asTexts(schema: Schema): Schema {
  return { ...schema, columns: schema.columns.map((column) => ({ ...column, kind: 'categorical' })) }
}

function withoutLost(schema: Schema, { isLost }: { readonly isLost: (name: string) => boolean }): Schema {
  const { relations: _relations, rules: _rules, time, timeToEvent, ...rest } = schema
  const pairs = timeToEvent?.filter((pair) => !isLost(pair.time) && !isLost(pair.event))
  return {
    ...rest,
    ...(time !== undefined && !isLost(time.column) && { time }),
    ...(pairs !== undefined && pairs.length > 0 && { timeToEvent: pairs }),
  }
}
