import { z } from 'zod'
import { canonical, Mac } from '../pseudonyms/index.js'

export interface ShiftOptions {
  /** The largest shift, in days. */
  readonly days: number
  readonly direction: 'past' | 'both'
  /** `weekday` shifts by whole weeks. */
  readonly keep?: 'weekday' | undefined
}

/** Keys of rules that move dates; all rules of a file say the same. */
export const shiftShape = {
  days: z.int().min(1).max(36_500).default(365).describe('the largest shift'),
  direction: z.enum(['past', 'both']).default('past'),
  keep: z.enum(['weekday']).optional().describe('weekday: whole weeks'),
}

/** The shift in words. */
export function shiftText({ days, direction, keep }: ShiftOptions): string {
  return `1 to ${days} days, ${direction}${keep === undefined ? '' : `, ${keep} kept`}`
}

/**
 * The days by which all dates of a person move, never 0: from the keyed code of the person's canonical key, so that every file,
 * table and note of one key moves alike. Uniform on −days … −1, or also on 1 … days.
 */
export function shiftOf(key: Uint8Array, { days, direction, keep }: ShiftOptions): (person: string) => number {
  const mac = new Mac(key)
  const unit = keep === 'weekday' ? 7 : 1
  const steps = Math.floor(days / unit)
  const known = new Map<string, number>()
  return (person) => {
    const before = known.get(person)
    if (before !== undefined) return before
    const place = mac.below(canonical(person), direction === 'both' ? 2 * steps : steps)
    const shift = unit * (place < steps ? -1 - place : 1 + place - steps)
    if (known.size < 500_000) known.set(person, shift)
    return shift
  }
}
