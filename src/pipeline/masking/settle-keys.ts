import { findMaskRule } from '../../../anonymizers/index.js'
import type { DraftTable } from './draft-tables.js'
import type { StatedMask } from './rule-of-class.js'

/** A rule that is proposed, while it may still be changed for what keys ask. */
export interface DraftRule {
  readonly table: string
  readonly column: string
  readonly rule: StatedMask
  readonly why: string
}

const why = {
  part: {
    en: 'part of a key, where no two values may become one;',
    fr: 'partie d’une clé, où deux valeurs ne doivent pas devenir une seule ;',
  },
  joined: {
    en: (to: string) => `points at ${to}, and is masked alike;`,
    fr: (to: string) => `renvoie à ${to}, et est masquée de même ;`,
  },
} as const

/** Whole numbers of a type below a power of ten. */
const mostDigits: Readonly<Record<number, number>> = { 8: 2, 16: 4, 32: 9, 64: 15 }

/**
 * Rules that keys can live with: columns of keys get a mask that makes no two values one, whole numbers of databases one that gives
 * whole numbers, and columns that point at others the mask of those.
 */
export function settleKeyRules(
  rules: readonly DraftRule[],
  { tables, told }: { readonly tables: readonly DraftTable[]; readonly told: 'en' | 'fr' },
): DraftRule[] {
  const settled = new Map(rules.map((each) => [`${each.table}.${each.column}`, each]))
  for (const { name, keys } of tables)
    for (const column of new Set(keys.flat())) {
      const own = settled.get(`${name}.${column}`)
      if (own !== undefined && !isInjective(own.rule))
        settled.set(`${name}.${column}`, {
          ...own,
          rule: { mask: 'token', form: 'base32:26' },
          why: `${why.part[told]} ${own.why}`,
        })
    }
  for (const { name, looked, type } of tables)
    for (const { found, values } of looked) {
      const [own, kind] = [settled.get(`${name}.${found.column}`), type(found.column)]
      if (own?.rule.mask !== 'ff1' || kind?.kind !== 'integer') continue
      const longest = values.reduce((most, value) => Math.max(most, value.length), 6)
      const digits = Math.max(longest, Math.min(12, mostDigits[kind.bits] ?? 0))
      const fits = digits <= (mostDigits[kind.bits] ?? 0) && values.every((value) => /^\d+$/.test(value))
      const rule: StatedMask = fits ? { mask: 'ff1', digits } : { mask: 'token', form: 'base32:26' }
      settled.set(`${name}.${found.column}`, { ...own, rule })
    }
  // As often as keys follow each other: what is pointed at may point on.
  for (let step = 0; step < tables.length; step++)
    for (const { name, references } of tables)
      for (const { columns, table, to } of references)
        columns.forEach((column, at) => {
          const [own, target] = [settled.get(`${name}.${column}`), settled.get(`${table}.${to[at]}`)]
          if (own === undefined || target === undefined || own === target) return
          if (JSON.stringify(own.rule) === JSON.stringify(target.rule)) return
          const reason = why.joined[told](`${table}.${to[at]}`)
          settled.set(`${name}.${column}`, { ...own, rule: target.rule, why: `${reason} ${own.why}` })
        })
  return [...settled.values()]
}

function isInjective(rule: StatedMask): boolean {
  const found = findMaskRule(String(rule.mask))
  return found === undefined || found.isInjective(rule as never) || found.class === 'kept'
}
