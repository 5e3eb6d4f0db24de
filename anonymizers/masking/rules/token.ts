import { z } from 'zod'
import { MirrorwardError } from '../../../src/errors.js'
import { NumberSet, textHash } from '../../../src/math/index.js'
import {
  canonical,
  canonicalForms,
  Mac,
  parseTokenForm,
  tokenBits,
  tokenFormText,
  token as tokenOf,
} from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

interface TokenOptions {
  readonly form: string
  readonly prefix: string
  readonly canonical: (typeof canonicalForms)[number]
}

/** Fewer, and two of 10^9 values become one by a chance of 1e-18 and more. */
const uniqueBits = 120

/** A keyed code in the place of each value: HMAC-SHA-256 of its canonical form. */
export const token: MaskRule<TokenOptions> = {
  id: 'token',
  title: 'keyed pseudonym',
  class: 'pseudonym',
  shape: {
    form: z
      .string()
      .refine((text) => parseTokenForm(text) !== undefined, `is not ${tokenFormText}, of 39 to 128 bits`)
      .default('base32:26')
      .describe(`${tokenFormText}; under 39 bits two of a million values would be one`),
    prefix: z.string().default('').describe('written before the code'),
    canonical: z.enum(canonicalForms).default('text').describe('in which form two texts are one value'),
  },
  isInjective({ form }) {
    const parsed = parseTokenForm(form)
    return parsed !== undefined && tokenBits(parsed) >= uniqueBits
  },
  isOfValue: () => true,
  keepsType: () => false,
  prepare(options, context) {
    const mac = new Mac(context.derive(context.domain, 'token'))
    const form = parseTokenForm(options.form)!
    const note = noteValues(2 ** tokenBits(form), { form: options.form, ...context })
    return ofValues((value) => {
      const text = canonical(value, options.canonical)
      note(text)
      return options.prefix + tokenOf(text, { mac, form })
    }, context)
  },
}

/** Codes of so many bits are never too few for the values of a column. */
const alwaysEnough = 80

/**
 * Counts the different values of a column, and throws `bad-option` when two of so many would be expected to share a code (more than
 * half a pair: n² / 2 over how many codes there are): two people would be one. 11 to 23 bytes a value, nothing for long codes.
 */
function noteValues(
  codes: number,
  { form, table, column }: { readonly form: string; readonly table: string; readonly column: string },
): (text: string) => void {
  if (codes >= 2 ** alwaysEnough) return () => undefined
  const seen = new NumberSet()
  const most = Math.floor(Math.sqrt(codes))
  return (text) => {
    if (!seen.add(textHash(text, 0)) || seen.size <= most) return
    const message = `form ${form} has too few codes for more than ${most} different values: two of them would be one`
    throw new MirrorwardError('bad-option', 'the rules do not fit the tables', {
      issues: [{ message, file: table, column }],
    })
  }
}
