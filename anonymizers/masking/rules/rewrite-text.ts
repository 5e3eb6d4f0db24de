import { z } from 'zod'
import { surrogateTexts } from '../../../src/identity/index.js'
import { Mac } from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'
import { type ShiftOptions, shiftOf, shiftShape, shiftText } from '../shift-days.js'
import { knownColumns, maskTexts, type TextMaskOptions, textProblems, textShape } from '../text-options.js'

interface RewriteOptions extends TextMaskOptions, ShiftOptions {
  readonly monthFirst: boolean
}

/**
 * Texts with something of its kind in the place of everything that identifies: names by names, numbers by numbers whose key is
 * right, dates moved as those of the person are in all tables. One that is missed does not stand out.
 */
export const rewriteText: MaskRule<RewriteOptions> = {
  id: 'rewrite-text',
  title: 'what identifies in texts, replaced by its like',
  class: 'pseudonym',
  shape: {
    ...textShape,
    ...shiftShape,
    monthFirst: z.boolean().default(false).describe('whether 03/04/2023 is the fourth of March'),
  },
  isInjective: () => false,
  isOfValue: () => false,
  keepsType: () => false,
  looksThrough: knownColumns,
  movesDates: shiftText,
  problems: (options, context) => [
    ...(context.hasPatient ? [] : ['the table does not say whose row it is (patients): redact-text does without']),
    ...textProblems(options, context),
    ...(options.direction === 'both' && context.asOf !== undefined
      ? ['direction: both may pass the day asOf: use past']
      : []),
  ],
  prepare(options, context) {
    const { language, monthFirst } = options
    const mac = new Mac(context.derive(context.domain, 'text'))
    const shift = shiftOf(context.derive(context.patientDomain, 'date-shift'), options)
    const draw = (purpose: string, bound: number) => mac.below(purpose, bound)
    return maskTexts(options, context, (person) =>
      surrogateTexts({ language, draw, monthFirst, ...(person !== null && { shiftDays: shift(person) }) }),
    )
  },
}
