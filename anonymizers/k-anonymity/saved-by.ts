import { mostLevelOf } from './search/check-node.js'
import { type ClassNumbers, classNumbers } from './search/class-numbers.js'
import { classVerdicts } from './search/class-verdicts.js'
import type { SearchProblem } from './search/problem.js'

/**
 * Of the rows that a node suppresses, how many would be in a released class if one column were one level coarser, by column, and
 * how many by none. O(columns × combinations).
 */
export function savedBy(
  problem: SearchProblem,
  {
    levels,
    groups,
    isReleased,
  }: { readonly levels: readonly number[]; readonly groups: ClassNumbers; readonly isReleased: Uint8Array },
): { readonly savedBy: Readonly<Record<string, number>>; readonly savedByNone: number } {
  const { columns, combinations } = problem
  const suppressed = Int32Array.from(groups.of.keys()).filter(
    (at) => isReleased[groups.of[at]!] === 0 && combinations.rows[at]! > 0,
  )
  if (suppressed.length === 0) return { savedBy: {}, savedByNone: 0 }
  const isSaved = new Uint8Array(groups.of.length)
  const saved = columns.flatMap(({ name }, place) => {
    if (levels[place]! >= mostLevelOf(problem, place)) return []
    const above = levels.map((level, at) => (at === place ? level + 1 : level))
    const coarser = classNumbers(combinations, { columns, levels: above })
    const verdicts = classVerdicts(combinations, coarser, problem)
    let rows = 0
    for (const at of suppressed) {
      if (verdicts.isReleased[coarser.of[at]!] === 0) continue
      rows += combinations.rows[at]!
      isSaved[at] = 1
    }
    return [[name, rows]]
  })
  return {
    savedBy: Object.fromEntries(saved),
    savedByNone: suppressed.reduce((sum, at) => sum + (isSaved[at] === 1 ? 0 : combinations.rows[at]!), 0),
  }
}
