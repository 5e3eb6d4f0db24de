import { type Axis, partCount } from './axis.js'
import type { Term } from './surface.js'

/**
 * The terms of a surface over `axes`, `most` at most: the constant, every part, products of the parts of two number axes, and all
 * these for each level. Where that is too many, products are of fewer parts: first without levels, then x and x² alone, then x
 * alone, then none. Fewer than all parts is no surface: null. `isBrief`
 * leaves out the largest kinds, where columns are only compared.
 */
export function chooseTerms(
  axes: readonly Axis[],
  { most, isBrief = false }: { readonly most: number; readonly isBrief?: boolean },
): readonly Term[] | null {
  for (const { parts, byLevel } of [
    { parts: 5, byLevel: true },
    { parts: 5, byLevel: false },
    { parts: 2, byLevel: true },
    { parts: 2, byLevel: false },
    { parts: 1, byLevel: true },
    { parts: 1, byLevel: false },
    { parts: 0, byLevel: true },
    { parts: 0, byLevel: false },
  ]) {
    if (isBrief && parts > 2) continue
    const terms = termsOf(axes, { parts, byLevel })
    if (terms.length <= most) return terms
  }
  return null
}

function termsOf(
  axes: readonly Axis[],
  { parts, byLevel }: { readonly parts: number; readonly byLevel: boolean },
): Term[] {
  const all = [...axes.keys()]
  const single = (axis: number, most = Number.POSITIVE_INFINITY): Term[] =>
    Array.from({ length: Math.min(most, partCount(axes[axis]!)) }, (_, part): Term => [[axis, part]])
  const numbers = all.filter((axis) => axes[axis]!.type === 'number')
  const levels = all.filter((axis) => axes[axis]!.type === 'level').flatMap((axis) => single(axis))
  const ofNumbers: Term[] = numbers.flatMap((axis) => single(axis))
  numbers.forEach((first, at) => {
    for (const second of numbers.slice(at + 1))
      for (const a of single(first, parts)) for (const b of single(second, parts)) ofNumbers.push([...a, ...b])
  })
  const withLevels = byLevel ? levels.flatMap((level) => ofNumbers.map((term): Term => [...term, ...level])) : []
  return [[], ...levels, ...ofNumbers, ...withLevels]
}
