import { tagOf } from '../../../src/identity/index.js'
import type { MaskRule } from '../mask-rule.js'
import { knownColumns, maskTexts, type TextMaskOptions, textProblems, textShape } from '../text-options.js'

/** Texts with a tag in the place of everything that identifies: [NOM], [DATE]. What nobody finds stays. */
export const redactText: MaskRule<TextMaskOptions> = {
  id: 'redact-text',
  title: 'what identifies in texts, replaced by tags',
  class: 'irreversible',
  shape: textShape,
  isInjective: () => false,
  isOfValue: () => false,
  keepsType: () => false,
  looksThrough: knownColumns,
  problems: textProblems,
  prepare: (options, context) =>
    maskTexts(
      options,
      context,
      () =>
        (_, { type }) =>
          tagOf(type, options.language),
    ),
}
