import type { MaskRule } from '../mask-rule.js'

/** Every cell missing. */
export const nothing: MaskRule = {
  id: 'null',
  title: 'emptied',
  class: 'irreversible',
  shape: {},
  isInjective: () => false,
  isOfValue: () => true,
  prepare: () => (cells) => cells.map(() => null),
}
