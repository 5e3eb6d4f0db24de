import type { DatabaseTable } from '../../src/table/linked/index.js'

/** Between which numbers all cells of a column lie; absent where nothing says it. */
export interface NumberBounds {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

const number = String.raw`'?(-?\d+(?:\.\d+)?)'?`

/**
 * What the checks of a table say of a column: `age >= 0`, `120 >= age`, `age between 0 and 120`, and any of them joined by `and`, with
 * the casts, quotes and parentheses that databases write. A strict bound is taken as it is; what an `or`, a `not` or a function makes
 * depend on more is left out, for a bound that does not hold would cut cells that are right.
 */
export function boundsOfChecks({ checks }: Pick<DatabaseTable, 'checks'>, column: string): NumberBounds {
  let bounds: NumberBounds = {}
  for (const { expression } of checks) {
    const plain = expression
      .replace(/::\s*[a-z]+(?: [a-z]+)*(?:\([\d, ]*\))?/gi, '')
      .replace(/["`()[\]]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (/\b(or|not|case|is null)\b/i.test(plain)) continue
    const own = column.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const lower = plain.toLowerCase()
    for (const [, low, high] of lower.matchAll(new RegExp(`(?:^| )${own} between ${number} and ${number}`, 'g')))
      bounds = narrower(narrower(bounds, { min: Number(low) }), { max: Number(high) })
    for (const [, sign, value] of lower.matchAll(new RegExp(`(?:^| )${own} ?([<>]=?) ?${number}(?= |$)`, 'g')))
      bounds = narrower(bounds, sign?.startsWith('>') ? { min: Number(value) } : { max: Number(value) })
    for (const [, value, sign] of lower.matchAll(new RegExp(`(?:^| )${number} ?([<>]=?) ?${own}(?= |$)`, 'g')))
      bounds = narrower(bounds, sign?.startsWith('<') ? { min: Number(value) } : { max: Number(value) })
  }
  return bounds
}

/** What lies within both. */
export function narrower(one: NumberBounds, two: NumberBounds): NumberBounds {
  const min = Math.max(one.min ?? -Infinity, two.min ?? -Infinity)
  const max = Math.min(one.max ?? Infinity, two.max ?? Infinity)
  return { ...(min > -Infinity && { min }), ...(max < Infinity && { max }) }
}
