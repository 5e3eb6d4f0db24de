import type { MaskRule } from './mask-rule.js'
import { ageBand } from './rules/age-band.js'
import { bucket } from './rules/bucket.js'
import { constant } from './rules/constant.js'
import { dateShift } from './rules/date-shift.js'
import { dateTruncate } from './rules/date-truncate.js'
import { drop } from './rules/drop.js'
import { ff1 } from './rules/ff1.js'
import { generalise } from './rules/generalise.js'
import { identifier } from './rules/identifier.js'
import { keep } from './rules/keep.js'
import { noise } from './rules/noise.js'
import { nothing } from './rules/null.js'
import { pick } from './rules/pick.js'
import { redactText } from './rules/redact-text.js'
import { resourceId } from './rules/resource-id.js'
import { rewriteText } from './rules/rewrite-text.js'
import { round } from './rules/round.js'
import { shuffle } from './rules/shuffle.js'
import { surrogate } from './rules/surrogate.js'
import { template } from './rules/template.js'
import { token } from './rules/token.js'

/** Every way to mask a column. */
export const maskRules: readonly MaskRule[] = [
  keep,
  drop,
  nothing,
  constant,
  token,
  ff1,
  identifier,
  resourceId,
  pick,
  surrogate,
  template,
  dateShift,
  dateTruncate,
  ageBand,
  generalise,
  noise,
  round,
  bucket,
  shuffle,
  redactText,
  rewriteText,
] as readonly MaskRule[]

export function findMaskRule(id: string): MaskRule | undefined {
  return maskRules.find((rule) => rule.id === id)
}
