import type { ColumnSchema } from '../schema.js'
import { truthOf } from './boolean.js'
import { parseNumber } from './number.js'

/**
 * The level that a text means: the one spelt so; else the one that is the same without blanks around it, the same number
 * (1.0 is 1) or, of a boolean column, the same truth value (True is true), where there is only one. Undefined for none.
 */
export function levelReader({ kind, levels = [] }: ColumnSchema): (text: string) => string | undefined {
  const spelt = new Set(levels)
  const trimmed = uniquely(levels, (level) => level.trim())
  const numbers = uniquely(levels, numberOf)
  const truths = kind === 'boolean' ? uniquely(levels, truthOf) : new Map<boolean, string>()
  return (text) => {
    if (spelt.has(text)) return text
    const known = trimmed.get(text.trim())
    if (known !== undefined) return known
    const number = numberOf(text)
    const truth = truthOf(text)
    return (
      (number === undefined ? undefined : numbers.get(number)) ?? (truth === undefined ? undefined : truths.get(truth))
    )
  }
}

/** Leading zeros make a code, not a number: 01 is not 1. */
function numberOf(text: string): number | undefined {
  const bare = text.trim()
  if (/^[+-]?0\d/.test(bare)) return undefined
  const value = parseNumber(bare)
  return Number.isNaN(value) ? undefined : value
}

function uniquely<K>(levels: readonly string[], keyOf: (level: string) => K | undefined): Map<K, string> {
  const found = new Map<K, string>()
  const twice = new Set<K>()
  for (const level of levels) {
    const key = keyOf(level)
    if (key === undefined) continue
    if (found.has(key)) twice.add(key)
    found.set(key, level)
  }
  for (const key of twice) found.delete(key)
  return found
}
