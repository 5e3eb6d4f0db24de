import { isKeyLike, nameMatch, type Profile, profilesOf } from './find-links.js'
import type { UnlinkedTable } from './finding.js'

/** A column that is called as the key of another table, and too few of whose cells are found there. */
export interface NearLink {
  readonly child: string
  readonly column: string
  readonly parent: string
  readonly key: string
  /** Rows with a value, and those of them whose value is a key. */
  readonly present: number
  readonly found: number
  /** Of them those whose value is a key once leading zeros, spaces and case are left aside. */
  readonly alike: number
  /** The first row whose value is no key, 0 first. */
  readonly firstRow: number
}

/** Of all columns called as the key of another table, the one of whose values most are found there. O(rows × columns). */
export function nearestLink(tables: readonly UnlinkedTable[]): NearLink | undefined {
  const profiles = new Map(tables.map((each) => [each.name, profilesOf(each)]))
  const near = tables.flatMap((parent) =>
    profiles.get(parent.name)!.flatMap((key) => {
      if (!isKeyLike(key) || !key.isIdentifier) return []
      return tables.flatMap((child) => {
        if (child.name === parent.name) return []
        return profiles.get(child.name)!.flatMap((column) => {
          if (column.texts.length === 0 || nameMatch(column.name, { parent: parent.name, key: key.name }) < 1.25)
            return []
          return [nearOf({ child: child.name, column }, { parent: parent.name, key })]
        })
      })
    }),
  )
  const share = ({ alike, present }: NearLink) => alike / present
  return near.sort((a, b) => share(b) - share(a) || b.found - a.found)[0]
}

function nearOf(
  { child, column }: { readonly child: string; readonly column: Profile },
  { parent, key }: { readonly parent: string; readonly key: Profile },
): NearLink {
  const loose = new Set(Array.from(key.counts.keys(), loosely))
  const isFound = (text: string) => key.counts.has(text)
  return {
    ...{ child, column: column.name, parent, key: key.name, present: column.texts.length },
    found: column.texts.filter(isFound).length,
    alike: column.texts.filter((text) => loose.has(loosely(text))).length,
    firstRow: column.present[column.texts.findIndex((text) => !isFound(text))] ?? 0,
  }
}

function loosely(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '')
}
