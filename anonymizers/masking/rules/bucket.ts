import { z } from 'zod'
import { canonical, Mac } from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

/** Values thrown together in so many buckets by a keyed code: 000 … n − 1. Says nothing alone; equal values share a bucket. */
export const bucket: MaskRule<{ readonly buckets: number }> = {
  id: 'bucket',
  title: 'hashed into buckets',
  class: 'pseudonym',
  shape: { buckets: z.int().min(2).max(1_000_000).describe('how many') },
  isInjective: () => false,
  isOfValue: () => true,
  keepsType: () => false,
  prepare({ buckets }, context) {
    const mac = new Mac(context.derive(context.domain, 'bucket'))
    const width = String(buckets - 1).length
    return ofValues((value) => String(mac.below(canonical(value), buckets)).padStart(width, '0'), context)
  },
}
