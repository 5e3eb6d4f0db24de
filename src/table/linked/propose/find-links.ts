import { type Column, cellAt, columnLength } from '../../column.js'
import { nameEvidence } from '../../infer/name-evidence.js'
import { keyText } from '../linked-tables.js'
import type { UnlinkedTable } from './finding.js'

/** That a column of one table may point at the key of another. */
export interface Link {
  readonly child: string
  readonly column: string
  readonly parent: string
  readonly key: string
  /** Rows with a value, and those of them whose value is a key. */
  readonly present: number
  readonly found: number
  readonly rows: number
  /** Whether a value stands in two rows: many to one. */
  readonly repeats: boolean
  /** Whether the key stands in no two rows and is never missing. */
  readonly exact: boolean
  /** How much the names alone speak for it. */
  readonly named: number
  /** How much speaks for the key being the parent's own: never missing, called after the table, its first column. */
  readonly owned: number
}

/** Of the values of a column that points at a key, at least this share is found. */
const foundShare = 0.99
/** As many rows without a parent never hide a link, where most have one. */
const toleratedOrphans = 3

/** The best link of every pair of tables and column. O(rows × columns that could be keys). */
export function findLinks(tables: readonly UnlinkedTable[]): Link[] {
  const profiles = new Map(tables.map((each) => [each.name, profilesOf(each)]))
  return tables.flatMap((parent) => {
    const keys = profiles.get(parent.name)!.filter(isKeyLike)
    return tables.flatMap((child) => {
      if (child.name === parent.name) return []
      const links = profiles.get(child.name)!.flatMap((column) => {
        const fitting = keys.flatMap((key) => linkOf({ child: child.name, column }, { parent: parent.name, key }))
        return fitting.length === 0 ? [] : [best(fitting)]
      })
      // Where an identifier links two tables, an age that both hold does not.
      const strong = links.filter(({ named }) => named >= 2)
      return strong.length > 0 ? strong : links.filter(({ exact }) => exact)
    })
  })
}

function best(links: readonly Link[]): Link {
  return links.reduce((first, each) => (each.named > first.named ? each : first))
}

export interface Profile {
  readonly name: string
  readonly place: number
  readonly rows: number
  readonly texts: readonly string[]
  /** The rows of `texts`. */
  readonly present: readonly number[]
  readonly counts: ReadonlyMap<string, number>
  readonly isIdentifier: boolean
  /** 1, 2, 3 … in the order of the rows: of nobody. */
  readonly isRowNumber: boolean
}

export function profilesOf({ table, schema }: UnlinkedTable): Profile[] {
  return schema.columns.flatMap(({ name, kind }, place) => {
    if (kind === 'datetime' || kind === 'boolean' || !table.has(name)) return []
    const column = table.column(name)
    if (column.type === 'number' && column.values.some((value) => !Number.isInteger(value))) return []
    const { texts, present } = textsOf(column)
    const counts = new Map<string, number>()
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
    const { person, record } = nameEvidence(name)
    const rows = columnLength(column)
    return [
      {
        ...{ name, place, rows, texts, present, counts, isIdentifier: kind === 'identifier' || person || record },
        isRowNumber: texts.length === rows && texts.every((text, row) => text === String(row + 1)),
      },
    ]
  })
}

function textsOf(column: Column): { readonly texts: string[]; readonly present: number[] } {
  const [texts, present]: [string[], number[]] = [[], []]
  for (let row = 0; row < columnLength(column); row++) {
    const cell = cellAt(column, row)
    if (cell === null) continue
    texts.push(keyText(cell))
    present.push(row)
  }
  return { texts, present }
}

/** Hardly ever twice, hardly ever missing: a few faulty rows hide no key. */
export function isKeyLike({ rows, counts }: Profile): boolean {
  const faulty = rows - counts.size
  return (
    counts.size > 1 && (faulty === 0 || faulty <= rows / 100 || (faulty <= toleratedOrphans && faulty <= rows / 10))
  )
}

function linkOf(
  { child, column }: { readonly child: string; readonly column: Profile },
  { parent, key }: { readonly parent: string; readonly key: Profile },
): Link[] {
  const named = nameMatch(column.name, { parent, key: key.name })
  if (named === 0) return []
  // Of a table without rows the names alone speak.
  if (column.rows > 0 && column.texts.length === 0) return []
  if (column.rows === 0 && (named < 1.25 || !key.isIdentifier)) return []
  // Row numbers of tables of different sizes are nobody's, unless they are called a person's.
  const areRowNumbers = column.isRowNumber && key.isRowNumber && column.rows !== key.rows
  if (areRowNumbers && !nameEvidence(key.name).person) return []
  let found = 0
  for (const [text, count] of column.counts) if (key.counts.has(text)) found += count
  const present = column.texts.length
  const orphans = present - found
  if (found < foundShare * present && !(orphans <= toleratedOrphans && found >= 0.75 * present)) return []
  return [
    {
      ...{ child, column: column.name, parent, key: key.name, present, found, rows: column.rows },
      repeats: column.counts.size < present,
      exact: key.counts.size === key.rows,
      named: named + (key.isIdentifier ? 1 : 0) + (key.place === 0 ? 0.25 : 0),
      owned:
        (key.counts.size === key.rows ? 2 : 0) +
        (singular(words(parent))[0] === words(key.name)[0] ? 2 : 0) +
        (key.place === 0 ? 1 : 0),
    },
  ]
}

/** 2 for the same name, 1.5 for `patient_id` or `patient` of a table of patients with an `id`, 1 for `origin_concept_id`. */
export function nameMatch(column: string, { parent, key }: { readonly parent: string; readonly key: string }): number {
  const [own, keys, table] = [words(column), words(key), singular(words(parent))]
  if (own.join('_') === keys.join('_')) return 1.5
  if (own.join('_') === [...table, ...keys].join('_') || own.join('_') === table.join('_')) return 1.25
  if (keys.length > 1 && own.length > keys.length && own.slice(-keys.length).join('_') === keys.join('_')) return 1
  return 0
}

function words(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

function singular(list: readonly string[]): string[] {
  return list.map((word, index) => {
    if (index < list.length - 1) return word
    return word === 'people' ? 'person' : word.replace(/ies$/, 'y').replace(/s$/, '')
  })
}
