import { z } from 'zod'
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
    return ofValues((value) => options.prefix + tokenOf(canonical(value, options.canonical), { mac, form }), context)
  },
}
