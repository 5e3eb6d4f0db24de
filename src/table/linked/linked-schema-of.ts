import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { nameEvidence } from '../infer/name-evidence.js'
import type { DatabaseReference, DatabaseSchema, DatabaseTable } from './database-schema.js'
import type { LinkedSchemaDraft, LinkedTableDraft } from './linked-schema.js'
import { parentsFirst } from './linked-schema-file.js'
import { isPersonName } from './propose/person-name.js'

/** Why a foreign key is not in the tree. */
export const leftOutReasons = ['itself', 'cycle', 'several-columns', 'other-schema', 'other-key', 'no-people'] as const

/** A foreign key that the tree does not hold: rows drawn by it do not keep it. */
export interface LeftOutKey {
  readonly table: string
  readonly columns: readonly string[]
  readonly to: string
  readonly why: (typeof leftOutReasons)[number]
}

export interface LinkedOfDatabase {
  /** Tables that lead to people and those they look up; of their columns nothing is known yet. */
  readonly schema: LinkedSchemaDraft
  readonly leftOut: readonly LeftOutKey[]
  /** Tables that no foreign key links to people. */
  readonly unlinked: readonly string[]
}

/**
 * The tree of people's rows in a graph of tables, by its foreign keys of one column: every table hangs on the deepest table
 * that leads to people and that each of its rows must name, else on the nearest; other keys are references. A key of several columns, one of which
 * is the parent's own foreign key, hangs its table on that parent's parent. Keys that point at their own table or close a
 * cycle are left out. `person` names the table of people; else the one that is called after people, or that most lead to.
 * Undefined where no foreign key leads anywhere. Throws `not-found`.
 */
export function linkedSchemaOf(
  database: DatabaseSchema,
  { person }: { readonly person?: string | undefined } = {},
): LinkedOfDatabase | undefined {
  const { tables } = database
  const names = tables.map(({ name }) => name)
  if (person !== undefined && !names.includes(person))
    throw new MirrorwardError('not-found', `no table is called "${person}"${didYouMean(person, names)}`)
  const links = tables.flatMap((table) => linksOf(table, tables))
  const people = person ?? likeliestPeople(tables, links)
  if (people === undefined) return undefined
  const parents = parentsOf(tables, { links, people })
  withKeysOfSeveral(tables, { links, people, parents })
  const isKept = (name: string) => name === people || parents.has(name)
  const keys = keysOf(links, { people, parents })
  const references = links.filter(
    (link) =>
      isKept(link.child) &&
      parents.get(link.child)?.column !== link.column &&
      link.child !== link.parent &&
      keys.get(link.parent) === link.key &&
      !reaches(link.parent, { to: link.child, parents }),
  )
  const lookUps = new Set(references.flatMap(({ parent }) => (isKept(parent) ? [] : [parent])))
  const drafts = names
    .filter((name) => isKept(name) || lookUps.has(name))
    .map((name) => draftOf(name, { keys, parents, references, lookUps }))
  const kept = new Set(drafts.map(({ name }) => name))
  return {
    schema: { name: database.name, tables: parentsFirst(drafts) },
    leftOut: tables.flatMap((table) =>
      kept.has(table.name) ? leftOutOf(table, { parents, references, kept, keys }) : [],
    ),
    unlinked: names.filter((name) => !kept.has(name)),
  }
}

/** A foreign key of one column, to a key of one column. */
interface Link {
  readonly child: string
  readonly column: string
  readonly parent: string
  readonly key: string
  /** Whether every row must name its parent. */
  readonly isNeeded: boolean
}

type Parents = Map<string, Link>

function linksOf({ name, references, columns }: DatabaseTable, tables: readonly DatabaseTable[]): Link[] {
  return references.flatMap((reference) => {
    const [[column, ...others], [key]] = [reference.columns, reference.to]
    const isHere = reference.schema === undefined && tables.some((table) => table.name === reference.table)
    if (column === undefined || key === undefined || others.length > 0 || !isHere) return []
    const isNeeded = columns.find((each) => each.name === column)?.isNullable === false
    return [{ child: name, column, parent: reference.table, key, isNeeded }]
  })
}

/** Tables called after people, or whose key is, come first; then the table that most others lead to and that leads to fewest. */
function likeliestPeople(tables: readonly DatabaseTable[], links: readonly Link[]): string | undefined {
  const scored = tables.flatMap(({ name }) => {
    const below = links.filter(({ parent, child }) => parent === name && child !== name)
    if (below.length === 0) return []
    const byPerson = below.some(({ key, column }) => nameEvidence(key).person || nameEvidence(column).person)
    const above = new Set(links.flatMap(({ child, parent }) => (child === name && parent !== name ? [parent] : [])))
    const score = (isPersonName(name) ? 1000 : 0) + (byPerson ? 500 : 0)
    return [{ name, score: score + leadingTo(name, links).size - 2 * above.size }]
  })
  return scored.sort((a, b) => b.score - a.score)[0]?.name
}

function leadingTo(name: string, links: readonly Link[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const waiting = [name]; waiting.length > 0; ) {
    const next = waiting.pop()
    for (const { child, parent } of links)
      if (parent === next && child !== name && !found.has(child)) {
        found.add(child)
        waiting.push(child)
      }
  }
  return found
}

/** For every table that leads to people, the link to the deepest parent that its rows must name, else to any. */
function parentsOf(
  tables: readonly DatabaseTable[],
  { links, people }: { readonly links: readonly Link[]; readonly people: string },
): Parents {
  const parents: Parents = new Map()
  for (let changed = true; changed; ) {
    changed = false
    for (const { name } of tables) {
      if (name === people) continue
      const possible = links.filter(
        (link) =>
          link.child === name &&
          reaches(link.parent, { to: people, parents }) &&
          !reaches(link.parent, { to: name, parents }) &&
          parents.get(link.parent)?.column !== link.key,
      )
      const best = possible.reduce<Link | undefined>((first, each) => better(first, each, parents), undefined)
      if (best === undefined || best === parents.get(name)) continue
      const now = parents.get(name)
      if (now !== undefined && better(now, best, parents) === now) continue
      parents.set(name, best)
      changed = true
    }
  }
  return parents
}

function better(first: Link | undefined, other: Link, parents: Parents): Link {
  if (first === undefined) return other
  if (first.isNeeded !== other.isNeeded) return first.isNeeded ? first : other
  const [one, two] = [depth(first.parent, parents), depth(other.parent, parents)]
  // Rows that may name none belong to nobody where they do: the nearest to people loses fewest.
  return (first.isNeeded ? two > one : two < one) ? other : first
}

/** Tables that only a key of several columns links: on the parent of the table it points at, by the column that names it. */
function withKeysOfSeveral(
  tables: readonly DatabaseTable[],
  { links, people, parents }: { readonly links: readonly Link[]; readonly people: string; readonly parents: Parents },
): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const { name, references, columns } of tables) {
      if (name === people || parents.has(name)) continue
      const derived = references.flatMap(({ columns: own, table, to }): Link[] => {
        const above = parents.get(table)
        const place = above === undefined ? -1 : to.indexOf(above.column)
        const column = own[place]
        if (above === undefined || column === undefined || table === name) return []
        const isNeeded = columns.find((each) => each.name === column)?.isNullable === false
        return [{ child: name, column, parent: above.parent, key: above.key, isNeeded }]
      })
      const [first] = derived
      if (first === undefined) continue
      parents.set(name, first)
      changed = true
    }
    if (changed)
      for (const [name, link] of parentsOf(tables, { links, people })) if (!parents.has(name)) parents.set(name, link)
  }
}

/** The one column by which each table is pointed at: by children before references. */
function keysOf(
  links: readonly Link[],
  { people, parents }: { readonly people: string; readonly parents: Parents },
): Map<string, string> {
  const keys = new Map<string, string>()
  const isKept = (name: string) => name === people || parents.has(name)
  const first = [...parents.values(), ...links.filter(({ child, parent }) => isKept(child) && child !== parent)]
  for (const { parent, key } of first) if (!keys.has(parent)) keys.set(parent, key)
  return keys
}

interface Chosen {
  readonly keys: ReadonlyMap<string, string>
  readonly parents: Parents
  readonly references: readonly Link[]
}

function draftOf(
  name: string,
  { keys, parents, references, lookUps }: Chosen & { readonly lookUps: ReadonlySet<string> },
): LinkedTableDraft {
  const [parent, key] = [parents.get(name), keys.get(name)]
  const own = lookUps.has(name) ? [] : references.filter(({ child }) => child === name)
  return {
    name,
    ...(key !== undefined && { key }),
    ...(parent !== undefined && { parent: { table: parent.parent, column: parent.column } }),
    // Rows that may name no parent belong to nobody where they name none.
    ...(parent !== undefined && !parent.isNeeded && { orphans: 'drop' as const }),
    ...(own.length > 0 && { references: own.map(({ column, parent: table }) => ({ column, table })) }),
  }
}

function leftOutOf(
  { name, references: own }: DatabaseTable,
  { parents, references, kept, keys }: Chosen & { readonly kept: ReadonlySet<string> },
): LeftOutKey[] {
  return own.flatMap((reference) => {
    const [column] = reference.columns
    const parent = parents.get(name)
    const isHeld =
      reference.columns.length === 1 &&
      ((parent?.column === column && parent?.parent === reference.table) ||
        references.some((link) => link.child === name && link.column === column && link.parent === reference.table))
    if (isHeld) return []
    return [{ table: name, columns: reference.columns, to: reference.table, why: reasonOf(reference) }]
  })

  function reasonOf({ columns, table, to, schema }: DatabaseReference): LeftOutKey['why'] {
    if (schema !== undefined) return 'other-schema'
    if (table === name) return 'itself'
    if (columns.length > 1) return 'several-columns'
    if (!kept.has(table)) return 'no-people'
    return keys.get(table) === to[0] ? 'cycle' : 'other-key'
  }
}

function reaches(from: string, { to, parents }: { readonly to: string; readonly parents: Parents }): boolean {
  const seen = new Set<string>()
  for (let name: string | undefined = from; name !== undefined && !seen.has(name); name = parents.get(name)?.parent) {
    if (name === to) return true
    seen.add(name)
  }
  return false
}

function depth(name: string, parents: Parents): number {
  const seen = new Set<string>()
  for (let next = parents.get(name)?.parent; next !== undefined && !seen.has(next); next = parents.get(next)?.parent)
    seen.add(next)
  return seen.size
}
