import type { ColumnSchema, Schema } from '../../schema.js'
import { Table } from '../../table.js'
import { asKey, withKeys } from '../as-keys.js'
import { constancies } from '../constant-columns.js'
import type { CourseRelation } from '../courses/course-relation.js'
import { findCourses } from '../courses/find-courses.js'
import { lift } from '../lift.js'
import type { LinkedSchema, LinkedTableSchema } from '../linked-schema.js'
import { parentsFirst } from '../linked-schema-file.js'
import type { LinkedOfDatabase } from '../linked-schema-of.js'
import { LinkedTables } from '../linked-tables.js'
import { asData } from './as-data.js'
import { type ChosenParents, chooseParents, keyOf } from './choose-parents.js'
import { declaredDrafts, declaredFindings } from './declared.js'
import { findEvent } from './find-event.js'
import { findJoined } from './find-joined.js'
import { findLinks, type Link } from './find-links.js'
import { findLong } from './find-long.js'
import { findTime, findUntil, risingShare } from './find-time.js'
import type { LinkFinding, UnlinkedTable } from './finding.js'
import { madePeople } from './made-people.js'
import { withScheduledTimes } from './scheduled-times.js'

export interface LinkedProposal {
  /** The tables that lead to people; empty where none was found. */
  readonly schema: LinkedSchema
  /** The tables as the schema types them. */
  readonly tables: ReadonlyMap<string, Table>
  readonly findings: readonly LinkFinding[]
}

/** Columns constant within at least this share of people are worth a word. */
const nearlyConstant = 0.98

/**
 * How tables hang together: which is that of people, keys, parents, look-up tables, times and what they never pass, columns
 * to lift, long layouts; each with what was counted over all rows. A link is a column of one name that is unique on one side
 * and of whose other side 99 % are found; where a database declares its keys (`declared`), those are taken. O(rows × columns).
 */
export function proposeLinked(
  unlinked: readonly UnlinkedTable[],
  { name = 'tables', declared }: { readonly name?: string; readonly declared?: LinkedOfDatabase | undefined } = {},
): LinkedProposal {
  if (declared !== undefined) return proposeDeclared(unlinked, { name, declared })
  const links = findLinks(unlinked)
  const chosen = chooseParents(unlinked, links)
  const { people, parents, references } = chosen
  if (people === undefined) {
    const joined = unlinked.some((each) => each.schema.joined) ? undefined : findJoined(unlinked)
    if (joined !== undefined) return proposeLinked(joined, { name })
    const made = unlinked.some((each) => each.schema.made) ? undefined : madePeople(unlinked)
    if (made === undefined) return { schema: { name, tables: [] }, tables: new Map(), findings: noPeople(unlinked) }
    const column: ColumnSchema = { name: made.key, kind: 'identifier', role: 'direct-identifier' }
    const schema: LinkedTableSchema = { name: made.name, made: true, columns: [column] }
    return proposeLinked([{ name: made.name, table: made.table, schema }, ...unlinked], { name })
  }
  const inTree = new Set([people, ...parents.keys(), ...references.map(({ parent }) => parent)])
  const drafts = unlinked.filter((each) => inTree.has(each.name)).map((each) => withLinks(each, chosen, links))
  const typed = new Map(drafts.map(({ schema, table }) => [schema.name, table]))
  const findings: LinkFinding[] = [
    ...linkFindings(drafts, chosen, links),
    ...unlinked.flatMap((each) =>
      inTree.has(each.name) ? [] : [{ what: 'unlinked' as const, table: each.name, count: 0, of: each.table.rowCount }],
    ),
  ]
  const timed = withTimes({ name, tables: parentsFirst(drafts.map(({ schema }) => schema)) }, { typed, findings })
  return { schema: timed, tables: typed, findings }
}

/**
 * What orders the rows of a single table's patients, and what they never pass: see `findTime`, `findUntil`. Nothing where
 * nobody has two rows; unless `byName`, nor where a column is called like a time, and does not rise within nearly all of them.
 */
export function proposeTime(
  table: Table,
  schema: Schema,
  { byName = true }: { readonly byName?: boolean } = {},
): NonNullable<Schema['time']> | undefined {
  const single = LinkedTables.of(new Map([[schema.name, table]]), { name: schema.name, tables: [schema] })
  const { tables, lifts } = lift(single)
  if (lifts.length === 0) return undefined
  const time = findTime(tables, schema.name)
  if (time === undefined || (!byName && time.rising < risingShare * time.parents)) return undefined
  const until = findUntil(tables, schema.name, time.column)
  const own = lifts.flatMap(({ columns }) => columns).find(({ as }) => as === until?.column)
  return { column: time.column, ...(until && { until: own?.column ?? until.column }) }
}

function noPeople(unlinked: readonly UnlinkedTable[]): LinkFinding[] {
  return unlinked.map(({ name, table }) => ({ what: 'no-people', table: name, count: 0, of: table.rowCount }))
}

function proposeDeclared(
  unlinked: readonly UnlinkedTable[],
  { name, declared }: { readonly name: string; readonly declared: LinkedOfDatabase },
): LinkedProposal {
  const drafts = declaredDrafts(unlinked, declared)
  const typed = new Map(drafts.map(({ schema, table }) => [schema.name, table]))
  const findings = declaredFindings(drafts, declared)
  const timed = withTimes({ name, tables: drafts.map(({ schema }) => schema) }, { typed, findings })
  return { schema: timed, tables: typed, findings }
}

interface Draft {
  readonly schema: LinkedTableSchema
  readonly table: Table
}

/** A table as the schema of linked tables says it, with its keys as identifiers. */
function withLinks({ name, table, schema }: UnlinkedTable, chosen: ChosenParents, links: readonly Link[]): Draft {
  const { people, parents, references } = chosen
  const parent = parents.get(name)
  const key = people === undefined ? undefined : keyOf(name, { links, people, parents })
  const own = references.filter(({ child }) => child === name)
  const cycles = chosen.findings.flatMap(({ what, table: from, column }) =>
    what === 'cycle' && from === name && column !== undefined ? [column] : [],
  )
  const keys = new Set([
    ...(key === undefined ? [] : [key]),
    ...(parent === undefined ? [] : [parent.column]),
    ...cycles,
    ...own.flatMap((link) => (isOfRows(link) ? [link.column] : [])),
  ])
  const { patient: _, ...rest } = schema
  const listed = new Set(own.flatMap((link) => (isOfRows(link) ? [] : [link.column])))
  const columns = schema.columns.map(
    (column): ColumnSchema =>
      keys.has(column.name) ? asKey(column) : listed.has(column.name) ? asData(column) : column,
  )
  return {
    schema: {
      ...rest,
      name,
      columns,
      ...(key !== undefined && isPointedAt(name, chosen) && { key }),
      ...(parent !== undefined && { parent: { table: parent.parent, column: parent.column } }),
      // Rows that name no stay belong to none; a stay that is not there is a fault for a person to look at.
      ...(parent !== undefined && isPartly(parent) && { orphans: 'drop' as const }),
      ...(own.length > 0 && { references: own.map(({ column, parent: to }) => ({ column, table: to })) }),
    },
    table: withKeys(table, keys),
  }

  /** A reference to rows of the tree is a record number; one to a list of wards is data. */
  function isOfRows({ parent: to }: Link): boolean {
    return to === people || parents.has(to)
  }
}

function isPartly({ present, found, rows }: Link): boolean {
  return present < rows && found === present
}

function isPointedAt(name: string, { parents, references, people }: ChosenParents): boolean {
  return name === people || [...parents.values(), ...references].some(({ parent }) => parent === name)
}

function linkFindings(
  drafts: readonly Draft[],
  { people, parents, references, findings }: ChosenParents,
  links: readonly Link[],
): LinkFinding[] {
  const below = links.filter(({ parent }) => parent === people).length
  const made = drafts.find(({ schema }) => schema.made)
  return [
    ...(made?.schema.key === undefined
      ? []
      : [
          {
            what: 'made-people' as const,
            table: made.schema.name,
            column: made.schema.key,
            count: made.table.rowCount,
            of: made.table.rowCount,
          },
        ]),
    {
      what: 'people',
      table: people!,
      count: new Set(links.filter((link) => link.parent === people).map(({ child }) => child)).size,
      of: below,
    },
    ...findings,
    ...drafts.flatMap(({ schema: { name, key }, table }): LinkFinding[] => {
      if (key === undefined) return []
      const column = table.column(key)
      const distinct = column.type === 'level' ? new Set(column.codes.filter((code) => code >= 0)).size : 0
      return [{ what: 'key', table: name, column: key, count: distinct, of: table.rowCount }]
    }),
    ...[...parents.values()].flatMap((link): LinkFinding[] => [
      foundLink('parent', link),
      ...(link.found < link.rows
        ? [{ ...foundLink(isPartly(link) ? 'without-parent' : 'orphans', link), count: link.rows - link.found }]
        : []),
    ]),
    ...references.map((link) => foundLink('reference', link)),
  ]
}

function foundLink(what: LinkFinding['what'], { child, column, parent, key, found, rows }: Link): LinkFinding {
  return { what, table: child, column, other: `${parent}.${key}`, count: found, of: rows }
}

function withTimes(
  schema: LinkedSchema,
  { typed, findings }: { readonly typed: Map<string, Table>; readonly findings: LinkFinding[] },
): LinkedSchema {
  let current = schema
  for (const { name, parent } of schema.tables) {
    if (parent === undefined) continue
    current = withSchedule(current, name, typed)
    const tables = LinkedTables.of(typed, current)
    const patch: { -readonly [Key in keyof LinkedTableSchema]?: LinkedTableSchema[Key] } = {}
    const time = findTime(tables, name)
    if (time !== undefined) {
      patch.time = { column: time.column }
      findings.push({ what: 'time', table: name, column: time.column, count: time.rising, of: time.parents })
    }
    for (const { column, parents, constant } of constancies(withPatch(tables, name, patch), name)) {
      if (parents === 0 || constant < nearlyConstant * parents) continue
      const what = constant === parents ? 'lifted' : 'nearly-constant'
      findings.push({ what, table: name, column, count: constant, of: parents })
    }
    if (time !== undefined) {
      const until = untilOf(withPatch(tables, name, patch), name, time.column)
      if (until !== undefined) {
        patch.time = { column: time.column, until: until.column }
        findings.push({
          what: 'until',
          table: name,
          column: time.column,
          other: until.column,
          count: until.rows,
          of: until.rows,
        })
      }
    }
    const long = findLong(withPatch(tables, name, patch), name)
    if (long !== undefined) {
      patch.layout = { entity: long.entity, value: long.value }
      findings.push({
        what: 'long',
        table: name,
        column: long.entity,
        other: long.value,
        count: long.repeats,
        of: long.rows,
      })
    }
    const courses = findCourses(withPatch(tables, name, patch), name)
    if (courses.length > 0) patch.courses = courses.map(({ relation }) => relation)
    for (const { relation, kept, of } of courses)
      findings.push({ table: name, column: relation.column, ...saidOf(relation), count: kept, of })
    current = patched(current, name, patch)
  }
  return withEvents(current, { typed, findings })
}

/** Where the time of planned visits, of few values, was taken for levels and orders the rows of its parents, it is a number. */
function withSchedule(schema: LinkedSchema, name: string, typed: Map<string, Table>): LinkedSchema {
  const own = schema.tables.find((each) => each.name === name)!
  const table = typed.get(name)!
  const scheduled = withScheduledTimes({ table, columns: own.columns })
  if (scheduled === undefined) return schema
  const asked = patched(schema, name, { columns: scheduled.columns })
  const found = findTime(LinkedTables.of(new Map(typed).set(name, scheduled.table), asked), name)
  // Within a parent every planned visit comes once: items of a questionnaire, in the order of their names, are no time.
  if (found === undefined || !scheduled.names.has(found.column) || found.up < found.steps) return schema
  const isTime = (column: string) => column === found.column
  const columns = own.columns.map((column) =>
    isTime(column.name) ? scheduled.columns.find((each) => isTime(each.name))! : column,
  )
  const number = scheduled.table.column(found.column)
  typed.set(
    name,
    Table.of(
      table.columns.map((column) => (isTime(column.name) ? number : column)),
      table.rowCount,
    ),
  )
  return patched(schema, name, { columns })
}

/** With what ended people's follow-up, once it is known which of their times their rows never pass. */
function withEvents(
  schema: LinkedSchema,
  { typed, findings }: { readonly typed: ReadonlyMap<string, Table>; readonly findings: LinkFinding[] },
): LinkedSchema {
  let current = schema
  for (const { name, parent } of schema.tables) {
    const found = parent === undefined ? findEvent(LinkedTables.of(typed, schema), name) : undefined
    if (found === undefined) continue
    const { time, event, people } = found
    const of = typed.get(name)!.rowCount
    findings.push({ what: 'event', table: name, column: event, other: time, count: people, of })
    current = patched(current, name, { timeToEvent: [{ time, event }] })
  }
  return current
}

function saidOf(relation: CourseRelation): Pick<LinkFinding, 'what' | 'other'> {
  switch (relation.type) {
    case 'monotone':
      return { what: relation.direction === 'rises' ? 'never-falls' : 'never-rises' }
    case 'constant-after':
      return { what: 'stays', other: relation.level }
    case 'increment':
      return { what: 'increment', other: String(relation.per) }
    case 'bound':
      return { what: relation.side, other: relation.of }
  }
}

/** Of the parent's columns and those that will be lifted into it; under the name that it has in its table today. */
function untilOf(tables: LinkedTables, name: string, time: string): { column: string; rows: number } | undefined {
  const { parent } = tables.schema.tables.find((each) => each.name === name)!
  const pair = tables.schema.tables.filter((each) => each.name === name || each.name === parent?.table)
  const alone = pair.map((each): LinkedTableSchema => {
    const { parent: above, references: _, ...rest } = each
    return each.name === name && above !== undefined ? { ...rest, parent: above } : rest
  })
  const both = new Map(alone.map((each) => [each.name, tables.table(each.name)]))
  const { tables: lifted, lifts } = lift(LinkedTables.of(both, { ...tables.schema, tables: alone }))
  const found = findUntil(lifted, name, time)
  const own = lifts.flatMap(({ columns }) => columns).find(({ as }) => as === found?.column)
  return found && { ...found, column: own?.column ?? found.column }
}

function withPatch(tables: LinkedTables, name: string, patch: Partial<LinkedTableSchema>): LinkedTables {
  const all = new Map(tables.schema.tables.map((each) => [each.name, tables.table(each.name)]))
  return LinkedTables.of(all, patched(tables.schema, name, patch))
}

function patched(schema: LinkedSchema, name: string, patch: Partial<LinkedTableSchema>): LinkedSchema {
  return { ...schema, tables: schema.tables.map((each) => (each.name === name ? { ...each, ...patch } : each)) }
}
