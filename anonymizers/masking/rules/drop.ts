import type { MaskRule } from '../mask-rule.js'

/** The column is left out. */
export const drop: MaskRule = {
  id: 'drop',
  title: 'column left out',
  class: 'irreversible',
  shape: {},
  drops: true,
  isInjective: () => true,
  isOfValue: () => true,
  prepare: () => (cells) => cells,
}
