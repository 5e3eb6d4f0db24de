import type { MaskRule } from './mask-rule.js'
import type { MaskingRule } from './masking-options.js'

/** A column with its rule. */
export interface Assignment {
  readonly table: string
  readonly column: string
  readonly rule: MaskRule
  /** As the file says it. */
  readonly stated: MaskingRule
  /** The rule's place in the file, from 1. */
  readonly place: number
  readonly domain: string
}
