import type { ColumnMask, RuleContext } from './mask-rule.js'

/** Masks that a column keeps for values seen before; beyond it, values are masked anew. */
const mostRemembered = 200_000

/** A mask of single values: missing cells stay missing, empty texts empty, and a value seen before is not reckoned again. */
export function ofValues(
  mask: (value: string, fault: (message: string) => null) => string | null,
  { fault }: Pick<RuleContext, 'fault'>,
): ColumnMask {
  const known = new Map<string, string>()
  return (cells, { firstRow }) =>
    cells.map((cell, row) => {
      if (cell === null || cell === '') return cell
      const before = known.get(cell)
      if (before !== undefined) return before
      const made = mask(cell, (message) => fault(message, firstRow + row))
      if (made !== null && known.size < mostRemembered) known.set(cell, made)
      return made
    })
}
