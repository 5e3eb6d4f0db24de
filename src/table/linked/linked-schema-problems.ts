import { didYouMean } from '../../messages/index.js'
import { isNumberKind } from '../schema.js'
import { courseKindOf } from './courses/course-kinds.js'
import type { LinkedTableDraft } from './linked-schema.js'

/**
 * What does not hold together among tables, a line each with its path: names that occur twice or do not exist, parents
 * without a key, cycles. What stands in columns is asked where columns are known.
 */
export function linkedSchemaProblems(tables: readonly LinkedTableDraft[]): string[] {
  const names = tables.map(({ name }) => name)
  return [
    ...names.flatMap((name, index) =>
      names.indexOf(name) < index ? [`tables[${index}].name: "${name}" occurs twice`] : [],
    ),
    ...tables.flatMap((table, index) => tableProblems(table, { path: `tables[${index}]`, tables })),
    ...cycleProblems(tables),
  ]
}

interface Place {
  readonly path: string
  readonly tables: readonly LinkedTableDraft[]
}

function tableProblems(table: LinkedTableDraft, place: Place): string[] {
  const { key, parent, references = [], layout, orphans, duplicates } = table
  const { path } = place
  const own = (column: string, at: string) => unknownColumn(table, column, `${path}.${at}`)
  return [
    ...(key === undefined ? [] : own(key, 'key')),
    ...(parent === undefined ? [] : parentProblems(table, place)),
    ...references.flatMap((each, index) => [
      ...own(each.column, `references[${index}].column`),
      ...unknownTable(each.table, `${path}.references[${index}].table`, place),
      ...withoutKey(each.table, `${path}.references[${index}].table`, place),
    ]),
    ...timeProblems(table, place),
    ...courseProblems(table, place),
    ...(typeof layout === 'object'
      ? [
          ...own(layout.entity, 'layout.entity'),
          ...own(layout.value, 'layout.value'),
          ...(layout.entity === layout.value ? [`${path}.layout: entity and value are one column`] : []),
        ]
      : []),
    ...(table.made && (key === undefined || parent !== undefined)
      ? [`${path}.made: a table that is made has a key, and no parent`]
      : []),
    ...(orphans !== undefined && parent === undefined ? [`${path}.orphans: the table has no parent`] : []),
    ...(duplicates !== undefined && key === undefined ? [`${path}.duplicates: the table has no key`] : []),
  ]
}

function parentProblems(table: LinkedTableDraft, place: Place): string[] {
  const { table: name, column } = table.parent!
  const path = `${place.path}.parent`
  if (name === table.name) return [`${path}: a table is not its own parent`]
  const unknown = unknownTable(name, path, place)
  if (unknown.length > 0) return unknown
  const lacking = unknownColumn(table, column, path).map(
    (problem) => `${problem}; where the column is called otherwise here: { table: ${name}, column: … }`,
  )
  return [...lacking, ...withoutKey(name, path, place), ...unlikeKey(table, place)]
}

/** A key of several columns is pointed at by as many. */
function unlikeKey({ parent, joined = [] }: LinkedTableDraft, { path, tables }: Place): string[] {
  const above = tables.find(({ name }) => name === parent?.table)
  const parts = (of: LinkedTableDraft['joined'], column: string | undefined) =>
    of?.find((each) => each.column === column)?.of.length ?? 1
  const [own, theirs] = [parts(joined, parent?.column), parts(above?.joined, above?.key)]
  if (own === theirs) return []
  return [
    `${path}.parent: ${own} ${own === 1 ? 'column points' : 'columns point'} at a key of ${theirs}: { table: ${parent?.table}, columns: [ … ] }`,
  ]
}

function timeProblems(table: LinkedTableDraft, { path, tables }: Place): string[] {
  const { time, columns, parent } = table
  if (time === undefined || columns === undefined) return []
  const unknown = unknownColumn(table, time.column, `${path}.time.column`)
  const kind = columns.find(({ name }) => name === time.column)?.kind
  const notNumber = kind !== undefined && !isNumberKind(kind) ? [`${path}.time.column: not of a ${kind} column`] : []
  if (time.until === undefined) return [...unknown, ...notNumber]
  const above = tables.find(({ name }) => name === parent?.table)
  const isKnown = [table, above].some((each) => each?.columns?.some(({ name }) => name === time.until))
  if (isKnown || (above !== undefined && above.columns === undefined)) return [...unknown, ...notNumber]
  const near = didYouMean(
    time.until,
    [...columns, ...(above?.columns ?? [])].map(({ name }) => name),
  )
  const where = above === undefined ? '' : ` here or in table "${above.name}"`
  return [...unknown, ...notNumber, `${path}.time.until: no column is called "${time.until}"${where}${near}`]
}

/** A relation across rows names columns that are there and fit: the parent's column may stand in the table itself before it is lifted. */
function courseProblems(table: LinkedTableDraft, { path, tables }: Place): string[] {
  const { courses = [], columns, parent, time } = table
  const above = tables.find(({ name }) => name === parent?.table)
  return courses.flatMap((relation, index) => {
    const at = `${path}.courses[${index}]`
    if (parent === undefined && table.patient === undefined) return [`${at}: the table has no parent`]
    if (columns === undefined) return []
    const unknown = unknownColumn(table, relation.column, `${at}.column`)
    const own = columns.find(({ name }) => name === relation.column)
    const kind = courseKindOf(relation)
    const name = kind.other?.(relation)
    const theirs =
      name === undefined
        ? undefined
        : [table, above].map((each) => each?.columns?.find((column) => column.name === name)).find(Boolean)
    const isUnknown = name !== undefined && theirs === undefined && (above === undefined || above.columns !== undefined)
    if (isUnknown) {
      const names = [...(above?.columns ?? []), ...columns].map((column) => column.name)
      const where = above === undefined ? '' : ` in table "${above.name}"`
      return [...unknown, `${at}.of: no column is called "${name}"${where}${didYouMean(name, names)}`]
    }
    if (own === undefined) return unknown
    const stating = { own: own.kind, ...(theirs && { other: theirs.kind }), hasTime: time !== undefined }
    return kind.problems(relation, stating).map((problem) => `${at}: ${problem}`)
  })
}

function unknownColumn({ columns, joined = [] }: LinkedTableDraft, column: string, path: string): string[] {
  const names = columns?.map(({ name }) => name)
  const parts = joined.find((each) => each.column === column)?.of
  if (parts !== undefined)
    return parts.flatMap((part) => unknownColumn({ columns, name: '' } as LinkedTableDraft, part, path))
  if (names === undefined || names.includes(column)) return []
  return [`${path}: no column is called "${column}"${didYouMean(column, names)}`]
}

function unknownTable(name: string, path: string, { tables }: Place): string[] {
  const names = tables.map((table) => table.name)
  return names.includes(name) ? [] : [`${path}: no table is called "${name}"${didYouMean(name, names)}`]
}

function withoutKey(name: string, path: string, { tables }: Place): string[] {
  const index = tables.findIndex((table) => table.name === name)
  if (index < 0 || tables[index]?.key !== undefined) return []
  return [`${path}: table "${name}" has no key (tables[${index}].key)`]
}

/** Each cycle once, at its first table. */
function cycleProblems(tables: readonly LinkedTableDraft[]): string[] {
  const above = new Map(tables.map(({ name, parent }) => [name, parent?.table]))
  const told = new Set<string>()
  return tables.flatMap(({ name }, index) => {
    const way = [name]
    for (let next = above.get(name); next !== undefined && !way.includes(next); next = above.get(next)) way.push(next)
    const closes = above.get(way.at(-1)!) === name && way.length > 1
    if (!closes || told.has(name)) return []
    for (const each of way) told.add(each)
    return [`tables[${index}].parent: ${[...way, name].join(' → ')} is a cycle: make one of them a reference`]
  })
}
