import { missingLabel } from '../code-column.js'
import type { Combinations } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'
import type { ClassNumbers } from './class-numbers.js'

/**
 * What a missing quasi-identifier is equal to: `category`, to missing ones; `wildcard-both`, to everything, both ways (sdcMicro,
 * alpha = 1); `never`, others' present values do not count it (alpha = 0), though it may itself be anybody.
 */
export type MissingMeaning = 'category' | 'wildcard-both' | 'never'

/**
 * Rows that each class may be confused with, its own among them. Never fewer than its own, so `category` is the strictest.
 * O(classes × columns × sets of missing columns, squared).
 */
export function matchingRows(
  source: Pick<Combinations, 'columns'>,
  {
    groups,
    rows,
    columns,
    levels,
    missing,
  }: {
    readonly groups: ClassNumbers
    readonly rows: Int32Array
    readonly columns: readonly LevelledColumn[]
    readonly levels: ArrayLike<number>
    readonly missing: MissingMeaning
  },
): Int32Array {
  if (missing === 'category') return rows
  const codeOf = (group: number, column: number) =>
    columns[column]!.tree.up[levels[column]!]![source.columns[column]![groups.first[group]!]!]!
  const blank = columns.map(({ tree }, column) => {
    const isTop = levels[column]! === tree.up.length - 1
    const leaf = tree.labels[0]!.indexOf(missingLabel)
    return isTop || leaf < 0 ? -1 : tree.up[levels[column]!]![leaf]!
  })
  if (blank.every((code) => code < 0)) return rows
  const byMissing = new Map<string, number[]>()
  for (let group = 0; group < groups.count; group++) {
    const key = blank.map((code, column) => (code >= 0 && codeOf(group, column) === code ? '1' : '0')).join('')
    const known = byMissing.get(key)
    if (known === undefined) byMissing.set(key, [group])
    else known.push(group)
  }
  const found = new Int32Array(groups.count)
  for (const [own, members] of byMissing)
    for (const [other, others] of byMissing) {
      if (missing === 'never' && own !== other && ![...other].every((mark, at) => mark === '0' || own[at] === '1'))
        continue
      const asked = columns.map((_, at) => at).filter((at) => own[at] === '0' && other[at] === '0')
      const keyOf = (group: number) => asked.map((at) => codeOf(group, at)).join()
      const held = new Map<string, number>()
      for (const group of others) held.set(keyOf(group), (held.get(keyOf(group)) ?? 0) + rows[group]!)
      for (const group of members) found[group]! += held.get(keyOf(group)) ?? 0
    }
  return found
}
