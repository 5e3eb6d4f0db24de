import { z } from 'zod'
import { findHierarchy, hierarchies } from '../../../src/identity/index.js'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

interface GeneraliseOptions {
  readonly hierarchy: string
  readonly level: number
}

/** Codes as what they are a kind of, so many levels up; the topmost there is where the way is shorter. */
export const generalise: MaskRule<GeneraliseOptions> = {
  id: 'generalise',
  title: 'codes as what they are a kind of',
  class: 'irreversible',
  shape: {
    hierarchy: z.enum(hierarchies.map(({ id }) => id) as [string, ...string[]]),
    level: z.int().min(1).max(10).default(1).describe('levels up'),
  },
  isInjective: () => false,
  isOfValue: () => true,
  keepsType: () => false,
  prepare({ hierarchy: id, level }, context) {
    const hierarchy = findHierarchy(id)!
    return ofValues((value, fault) => {
      const code = value.trim()
      if (!hierarchy.contains(code)) return fault(`no code of ${hierarchy.title}`)
      const above = hierarchy.ancestorsOf(code)
      return above[Math.min(level, above.length) - 1] ?? code
    }, context)
  },
}
