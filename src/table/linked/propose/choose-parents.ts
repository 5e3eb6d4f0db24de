import { cellAt } from '../../column.js'
import { nameEvidence } from '../../infer/name-evidence.js'
import { keyRows, keyText } from '../linked-tables.js'
import type { Link } from './find-links.js'
import type { LinkFinding, UnlinkedTable } from './finding.js'
import { isPersonName } from './person-name.js'

/** A forest among the links of tables. */
export interface ChosenParents {
  readonly people?: string
  /** By table, the link to its parent. */
  readonly parents: ReadonlyMap<string, Link>
  readonly references: readonly Link[]
  readonly findings: readonly LinkFinding[]
}

/** Of rows that have a parent in a table between them and people, at least this share. */
const coveredShare = 0.95
const agreeingShare = 0.99

/** The table of people, and for every table the deepest parent that leads there. Links that would close a cycle are left out. */
export function chooseParents(tables: readonly UnlinkedTable[], found: readonly Link[]): ChosenParents {
  const ranked = tables
    .map(({ name }) => ({ name, score: personScore(name, found) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const people = ranked[0]?.name
  if (people === undefined) return { parents: new Map(), references: [], findings: [] }
  const links = byOneKey(ownedLinks(found, people), people)
  const parents = new Map<string, Link>()
  for (let changed = true; changed; ) {
    changed = false
    for (const { name } of tables) {
      if (name === people) continue
      const own = links.filter(({ child, parent }) => child === name && reaches(parent, people, parents))
      const fitting = own.filter((link) => isFitting(link, { tables, parents, people, direct: direct(own, people) }))
      const deepest = fitting.reduce<Link | undefined>(
        (first, each) => (first === undefined || isDeeper(each, first, parents) ? each : first),
        undefined,
      )
      if (deepest === undefined || deepest === parents.get(name)) continue
      if (parents.has(name) && depth(deepest.parent, parents) <= depth(parents.get(name)!.parent, parents)) continue
      parents.set(name, deepest)
      changed = true
    }
  }
  const cycles = cyclesOf(found, { links, people, parents })
  const chosen = new Set([...parents.values(), ...cycles])
  const references = links.filter(
    (link) =>
      !chosen.has(link) &&
      (parents.has(link.child) || link.child === people) &&
      (link.repeats || parents.has(link.parent)) &&
      parents.get(link.parent)?.column !== link.key &&
      parents.get(link.child)?.column !== link.column &&
      keyOf(link.parent, { links, people, parents }) === link.key &&
      !links.some(
        (other) =>
          other.column === link.column && other.child === link.child && other.named > link.named && other !== link,
      ),
  )
  const second = ranked
    .slice(1)
    .filter(({ name, score }) => score >= 1 && isPeopleLike(name, found) && (!parents.has(name) || isPersonName(name)))
  return {
    people,
    parents,
    references,
    findings: [
      ...second.map(({ name }) => findingOf('other-people', childLink(name, found), name)),
      ...cycles.map((link) => findingOf('cycle', link, link.child)),
    ],
  }
}

/**
 * Where a column is unique in several tables, one of them owns it: that of people, or else the one it is called after. What
 * points at the others by it points at that one.
 */
export function ownedLinks(links: readonly Link[], people: string): Link[] {
  const owned = (link: Link) => (link.parent === people ? 10 : 0) + link.owned
  return links.filter((link) => {
    const rivals = links.filter(
      (other) =>
        (other.child === link.child && other.column === link.column) ||
        (other.child === link.parent && other.parent === link.child && other.column === link.key),
    )
    return rivals.every((other) => other === link || owned(other) <= owned(link))
  })
}

/**
 * Links without those that point at people by another key than most do: by which rows hang on people, then by how many tables
 * point, then by name.
 */
function byOneKey(links: readonly Link[], people: string): Link[] {
  const own = links.filter(({ parent }) => parent === people)
  const weightOf = (key: string) => {
    const by = own.filter((link) => link.key === key)
    const most = (of: (link: Link) => number) => Math.max(...by.map(of))
    return [
      most(({ repeats }) => (repeats ? 1 : 0)),
      new Set(by.map(({ child }) => child)).size,
      most(({ named }) => named),
    ]
  }
  const [key] = [...new Set(own.map((link) => link.key))].sort((one, other) => {
    const [a, b] = [weightOf(one), weightOf(other)]
    const at = a.findIndex((weight, place) => weight !== b[place])
    return at < 0 ? 0 : b[at]! - a[at]!
  })
  return links.filter((link) => link.parent !== people || link.key === key)
}

/** Fewest by which names alone speak for a link to be of identifiers: see `Link.named`. */
const namedIdentifier = 2

/**
 * Links from a table to what hangs below it. Of tables with a row for each row of the other the two point at each other by one
 * column: the one that is nobody's own key is told from above.
 */
function cyclesOf(
  found: readonly Link[],
  known: { readonly links: readonly Link[]; readonly people: string; readonly parents: ReadonlyMap<string, Link> },
): Link[] {
  const { links, people, parents } = known
  const many = links.filter((link) => closesCycle(link, known))
  const inTree = (name: string) => name === people || parents.has(name)
  const single = found.filter(
    ({ child, column, parent, key, named, exact }) =>
      exact &&
      named >= namedIdentifier &&
      child !== parent &&
      inTree(child) &&
      reaches(parent, child, parents) &&
      keyOf(child, known) !== column &&
      parents.get(child)?.column !== column &&
      parents.get(parent)?.column !== key,
  )
  const isTold = (link: Link) => many.some(({ child, column }) => child === link.child && column === link.column)
  return [...many, ...single.filter((link) => !isTold(link))]
}

/** The key by which a table is pointed at most. */
export function keyOf(
  name: string,
  {
    links,
    people,
    parents,
  }: { readonly links: readonly Link[]; readonly people: string; readonly parents: ReadonlyMap<string, Link> },
): string | undefined {
  const used = [...parents.values()].find(({ parent }) => parent === name)
  if (used !== undefined) return used.key
  const own = links.filter(({ parent, child }) => parent === name && (parents.has(child) || child === people))
  return own.sort((a, b) => b.named - a.named)[0]?.key
}

function findingOf(what: LinkFinding['what'], link: Link | undefined, table: string): LinkFinding {
  if (link === undefined) return { what, table, count: 0, of: 0 }
  return { what, table, column: link.column, other: link.parent, count: link.found, of: link.present }
}

function childLink(name: string, links: readonly Link[]): Link | undefined {
  return links.find(({ parent, repeats }) => parent === name && repeats)
}

function isPeopleLike(name: string, links: readonly Link[]): boolean {
  const link = childLink(name, links)
  return link !== undefined && (isPersonName(name) || nameEvidence(link.key).person)
}

/** How much a table looks like that of people: others hang on it by what is called after a person, and it on none. */
function personScore(name: string, links: readonly Link[]): number {
  const below = links.filter(({ parent }) => parent === name)
  if (below.length === 0) return 0
  const hangs = links.filter(({ child, parent, repeats }) => child === name && parent !== name && repeats)
  const children = new Set(below.map(({ child }) => child)).size
  const byPerson = below.some(({ key }) => nameEvidence(key).person)
  const reached = below.some(({ repeats }) => repeats) ? 1 : 0
  const isFirst = below.some(({ named }) => named % 0.5 !== 0) ? 0.5 : 0
  return Math.max(
    0.1,
    (isPersonName(name) ? 3 : 0) + (byPerson ? 2 : 0) + children + reached + isFirst - (hangs.length > 0 ? 2 : 0),
  )
}

function direct(own: readonly Link[], people: string): Link | undefined {
  return own.filter(({ parent }) => parent === people).sort((a, b) => b.named - a.named)[0]
}

interface Fitting {
  readonly tables: readonly UnlinkedTable[]
  readonly parents: ReadonlyMap<string, Link>
  readonly people: string
  readonly direct: Link | undefined
}

function isFitting(link: Link, { tables, parents, people, direct }: Fitting): boolean {
  if (link.parent === people) return true
  if (reaches(link.parent, link.child, parents)) return false
  // A row for each person is no table between: whatever points at it points at the person.
  if (parents.get(link.parent)?.column === link.key) return false
  if (!link.exact || link.found < coveredShare * link.rows) return false
  return direct === undefined || agreement(link, direct, { tables, parents }) >= agreeingShare
}

/** Of rows with both, the share whose person is the person of the row they hang on. */
function agreement(link: Link, direct: Link, { tables, parents }: Pick<Fitting, 'tables' | 'parents'>): number {
  const above = parents.get(link.parent)
  if (above?.parent !== direct.parent) return 1
  const [child, parent] = [link.child, link.parent].map((name) => tables.find((each) => each.name === name)!.table)
  const rows = keyRows(parent!, link.key)
  const [own, person, theirs] = [child!.column(link.column), child!.column(direct.column), parent!.column(above.column)]
  let both = 0
  let same = 0
  for (let row = 0; row < child!.rowCount; row++) {
    const [key, who] = [cellAt(own, row), cellAt(person, row)]
    const found = key === null ? undefined : rows.get(keyText(key))
    const whose = found === undefined ? null : cellAt(theirs, found)
    if (who === null || whose === null) continue
    both++
    if (keyText(who) === keyText(whose)) same++
  }
  return both === 0 ? 1 : same / both
}

function reaches(from: string, to: string, parents: ReadonlyMap<string, Link>): boolean {
  for (let name: string | undefined = from; name !== undefined; name = parents.get(name)?.parent)
    if (name === to) return true
  return false
}

function depth(name: string, parents: ReadonlyMap<string, Link>): number {
  let levels = 0
  for (let next = parents.get(name)?.parent; next !== undefined; next = parents.get(next)?.parent) levels++
  return levels
}

function isDeeper(one: Link, other: Link, parents: ReadonlyMap<string, Link>): boolean {
  const [a, b] = [depth(one.parent, parents), depth(other.parent, parents)]
  return a > b || (a === b && one.named > other.named)
}

/** A link from a table to what hangs below it. */
function closesCycle(
  link: Link,
  { people, parents }: { readonly people: string; readonly parents: ReadonlyMap<string, Link> },
): boolean {
  if (parents.get(link.child) === link || (link.child !== people && !parents.has(link.child))) return false
  if (parents.get(link.parent)?.column === link.key) return false
  return link.parent !== link.child && reaches(link.parent, link.child, parents)
}
