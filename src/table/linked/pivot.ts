import { decimalsOf } from '../cells/number.js'
import { cellAt, isMissing, type LevelColumn, levelCounts, type NumberColumn, takeRows } from '../column.js'
import type { ColumnSchema } from '../schema.js'
import { Table } from '../table.js'
import type { LinkedTableSchema } from './linked-schema.js'
import { LinkedTables } from './linked-tables.js'

/** What was pivoted of one long table. Plain data: `pivot` does the same to other tables, `melt` undoes it. */
export interface Pivot {
  readonly table: string
  readonly entities: readonly PivotedEntity[]
  /** The table's schema as it was. */
  readonly schema: LinkedTableSchema
}

/** One measurement of a long table: a column of the pivoted one. */
export interface PivotedEntity {
  readonly level: string
  readonly column: string
  /** Decimals of its values, at most those of the value column. */
  readonly precision: number
  /** A column that says whether a moment holds the measurement twice, where that is not rare. */
  readonly repeats?: string
  /** What every row of it holds in columns beside: a unit. */
  readonly beside: Readonly<Record<string, string | number | null>>
}

export interface Pivoted {
  readonly tables: LinkedTables
  readonly pivots: readonly Pivot[]
}

/** Tables of more measurements stay long. */
export const mostEntities = 60
/** Measurements are repeated at a moment in at least this share of their rows, or repeats are not worth a column. */
const repeatedShare = 0.005

/**
 * Turns long tables into one row a parent and time, with one column a measurement: missing is not measured. Tables stay
 * long that have more than 60 measurements, no time, or columns beside that tell more than the measurement does. Of a
 * measurement repeated at one moment the last value is kept; where half a percent of its rows are repeats, a column tells
 * when. Rows without time or parent, and those alone, stay rows of their own. O(rows).
 */
export function pivot(tables: LinkedTables, { pivots }: { readonly pivots?: readonly Pivot[] } = {}): Pivoted {
  const plans = pivots ?? tables.schema.tables.flatMap(({ name }) => planOf(tables, name))
  return { tables: plans.reduce(pivotTable, tables), pivots: plans }
}

function planOf(tables: LinkedTables, name: string): Pivot[] {
  const schema = tables.schema.tables.find((each) => each.name === name)!
  const { layout, time, parent, key, columns } = schema
  if (typeof layout !== 'object' || time === undefined || parent === undefined || key !== undefined) return []
  const table = tables.table(name)
  const entity = table.column(layout.entity)
  const value = table.column(layout.value)
  if (entity.type !== 'level' || value.type !== 'number' || value.flags !== undefined) return []
  const counts = levelCounts(entity)
  if (counts.size === 0 || counts.size > mostEntities) return []
  const beside = besideOf(table, entity, new Set([layout.entity, layout.value, time.column, parent.column]))
  if (beside === undefined) return []
  const taken = new Set([parent.column, time.column])
  const free = (wanted: string) => {
    let found = wanted
    for (let number = 2; taken.has(found); number++) found = `${wanted}-${number}`
    taken.add(found)
    return found
  }
  const most = columns.find((each) => each.name === layout.value)?.precision ?? 15
  const decimals = decimalsByLevel(entity, value, most)
  const repeated = repeatsByLevel(tables, name, { entity, value })
  const entities = [...counts].map(([level, count]): PivotedEntity => {
    const code = entity.levels.indexOf(level)
    const column = free(level)
    return {
      ...{ level, column, precision: decimals[code]!, beside: beside.get(code) ?? {} },
      ...(repeated[code]! > repeatedShare * count && { repeats: free(`${level} repeats`) }),
    }
  })
  return [{ table: name, entities, schema }]
}

/** What each level's rows all hold in the other columns; nothing where some column varies within a level. */
function besideOf(
  table: Table,
  entity: LevelColumn,
  fixed: ReadonlySet<string>,
): Map<number, Record<string, string | number | null>> | undefined {
  const found = new Map<number, Record<string, string | number | null>>()
  for (const column of table.columns) {
    if (fixed.has(column.name)) continue
    for (let row = 0; row < table.rowCount; row++) {
      const cells = found.get(entity.codes[row]!) ?? {}
      const cell = cellAt(column, row)
      if (!(column.name in cells)) found.set(entity.codes[row]!, { ...cells, [column.name]: cell })
      else if (cells[column.name] !== cell) return undefined
    }
  }
  return found
}

function decimalsByLevel(entity: LevelColumn, value: NumberColumn, most: number): Int32Array {
  const decimals = new Int32Array(entity.levels.length)
  for (let row = 0; row < entity.codes.length; row++) {
    const code = entity.codes[row]!
    if (code < 0 || isMissing(value, row) || decimals[code]! >= most) continue
    decimals[code] = Math.min(most, Math.max(decimals[code]!, decimalsOf(String(value.values[row]!))))
  }
  return decimals
}

/** How many rows of each level repeat it at their parent's moment. */
function repeatsByLevel(
  tables: LinkedTables,
  name: string,
  { entity, value }: { readonly entity: LevelColumn; readonly value: NumberColumn },
): Float64Array {
  const moments = momentsOf(tables, name)
  const repeats = new Float64Array(entity.levels.length)
  const seenAt = new Int32Array(entity.levels.length).fill(-1)
  for (let row = 0; row < entity.codes.length; row++) {
    const code = entity.codes[row]!
    if (code < 0 || isMissing(value, row)) continue
    if (seenAt[code] === moments[row]) repeats[code]! += 1
    seenAt[code] = moments[row]!
  }
  return repeats
}

/** A number per row that rises with every new parent or time; rows without either have one of their own. */
function momentsOf(tables: LinkedTables, name: string): Int32Array {
  const { time } = tables.schema.tables.find((each) => each.name === name)!
  const column = tables.table(name).column(time!.column)
  const parentRows = tables.parentRows(name)
  let moment = -1
  return Int32Array.from(parentRows, (parent, row) => {
    const isSame =
      row > 0 &&
      parent >= 0 &&
      parentRows[row - 1] === parent &&
      !isMissing(column, row) &&
      cellAt(column, row) === cellAt(column, row - 1)
    if (!isSame) moment++
    return moment
  })
}

function pivotTable(tables: LinkedTables, plan: Pivot): LinkedTables {
  const { schema } = plan
  const layout = schema.layout as { readonly entity: string; readonly value: string }
  const table = tables.table(plan.table)
  const moments = momentsOf(tables, plan.table)
  const first: number[] = []
  moments.forEach((moment, row) => {
    if (moment === first.length) first.push(row)
  })
  const entity = table.column(layout.entity) as LevelColumn
  const value = table.column(layout.value) as NumberColumn
  const placeOf = new Map(plan.entities.map(({ level }, place) => [level, place]))
  const places = entity.levels.map((level) => placeOf.get(level) ?? -1)
  const cells = plan.entities.map(() => ({
    values: new Float64Array(first.length),
    valid: new Uint8Array(first.length),
    twice: new Int32Array(first.length),
  }))
  for (let row = 0; row < table.rowCount; row++) {
    const code = entity.codes[row]!
    const place = code < 0 ? -1 : places[code]!
    if (place < 0 || isMissing(value, row)) continue
    const { values, valid, twice } = cells[place]!
    const moment = moments[row]!
    values[moment] = value.values[row]!
    if (valid[moment] === 1) twice[moment] = 1
    valid[moment] = 1
  }
  const links = [schema.parent!.column, schema.time!.column].map((name) => takeRows(table.column(name), first))
  const columns = plan.entities.flatMap(({ column, repeats }, place) => {
    const { values, valid, twice } = cells[place]!
    return [
      { type: 'number' as const, name: column, values, valid: valid.includes(0) ? valid : null },
      ...(repeats === undefined
        ? []
        : [
            {
              type: 'level' as const,
              name: repeats,
              levels: ['no', 'yes'],
              codes: twice.map((flag, at) => (valid[at] ? flag : -1)),
            },
          ]),
    ]
  })
  const all = new Map(tables.schema.tables.map((each) => [each.name, tables.table(each.name)]))
  all.set(plan.table, Table.of([...links, ...columns], first.length))
  return LinkedTables.of(all, {
    ...tables.schema,
    tables: tables.schema.tables.map((each) => (each.name === plan.table ? pivotedSchema(plan) : each)),
  })
}

function pivotedSchema({ schema, entities }: Pivot): LinkedTableSchema {
  const {
    layout,
    rules: _rules,
    relations: _relations,
    timeToEvent: _pairs,
    references: _references,
    courses,
    ...rest
  } = schema
  const value = schema.columns.find(({ name }) => typeof layout === 'object' && name === layout.value)
  const links = schema.columns.filter(({ name }) => name === schema.parent?.column || name === schema.time?.column)
  const kept = (courses ?? []).filter(({ column }) => links.some(({ name }) => name === column))
  return {
    ...rest,
    ...(kept.length > 0 && { courses: kept }),
    columns: [
      ...links,
      ...entities.flatMap(({ column, precision, repeats }): ColumnSchema[] => [
        { name: column, kind: 'numeric', role: value?.role ?? 'feature', precision },
        ...(repeats === undefined
          ? []
          : [{ name: repeats, kind: 'boolean', role: 'feature', levels: ['no', 'yes'] } as const]),
      ]),
    ],
  }
}
