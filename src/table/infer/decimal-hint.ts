import type { DecimalMark } from '../cells/number.js'
import type { TextProfile } from './text-profile.js'

/** Distinct texts looked at in each column. */
const looked = 200
const leastTexts = 3

/**
 * The decimal mark that the columns of a table agree on, by texts that leave no choice (5.6; 1.2345). None where they
 * disagree, or write no such text.
 */
export function decimalHint(profiles: readonly TextProfile[]): { readonly decimal?: DecimalMark } {
  const uses = (pattern: RegExp) =>
    profiles.some(({ texts }) => {
      const some = texts.slice(0, looked)
      const found = some.filter((text) => pattern.test(text)).length
      return found >= leastTexts && found >= 0.5 * some.length
    })
  const dots = uses(/^[^\d]?\d+\.(?:\d{1,2}|\d{4,})\D*$/)
  const commas = uses(/^[^\d]?\d+,(?:\d{1,2}|\d{4,})\D*$/)
  if (dots === commas) return {}
  return { decimal: dots ? '.' : ',' }
}
