import { everything } from '../../src/identity/index.js'
import { missingLabel } from './code-column.js'
import type { FoundClasses, PlanRequest } from './found-classes.js'
import type { GoneGroup } from './plan.js'

/** Values at their released level that k rows held and no released row holds: who disappears with what is suppressed. */
export function goneGroups({ coded, problem, options }: PlanRequest, { plan, of }: FoundClasses): GoneGroup[] {
  if (plan.found.suppressedRows === 0) return []
  const { combinations } = problem
  return coded.flatMap(({ name, tree }, place) => {
    const { level } = plan.columns[place]!
    const up = tree.up[level]!
    const held = new Float64Array(tree.labels[level]!.length)
    const left = new Float64Array(held.length)
    for (let at = 0; at < of.length; at++) {
      const code = up[combinations.columns[place]![at]!]!
      held[code]! += combinations.rows[at]!
      if (of[at]! >= 0) left[code]! += combinations.rows[at]!
    }
    return tree.labels[level]!.flatMap((label, code): GoneGroup[] =>
      held[code]! < options.k || left[code]! > 0 || label === missingLabel || label === everything
        ? []
        : [{ column: name, label, rows: held[code]! }],
    )
  })
}
