import type { MaskRule } from './mask-rule.js'
import { constant } from './rules/constant.js'
import { drop } from './rules/drop.js'
import { keep } from './rules/keep.js'
import { nothing } from './rules/null.js'

/** Every way to mask a column. */
export const maskRules: readonly MaskRule[] = [keep, drop, nothing, constant]

export function findMaskRule(id: string): MaskRule | undefined {
  return maskRules.find((rule) => rule.id === id)
}
