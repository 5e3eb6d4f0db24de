import type { MaskRule } from '../mask-rule.js'

/** The cells as they are: said openly, since a column without a rule stops the run. */
export const keep: MaskRule = {
  id: 'keep',
  title: 'kept as it is',
  class: 'kept',
  shape: {},
  isInjective: () => true,
  isOfValue: () => true,
  prepare: () => (cells) => cells,
}
