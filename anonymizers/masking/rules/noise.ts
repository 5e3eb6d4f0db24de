import { z } from 'zod'
import { Mac } from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'

interface NoiseOptions {
  readonly sd: number
  readonly relative: boolean
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly decimals?: number | undefined
}

/**
 * Numbers with normal noise (of a share of the number where `relative`), never beyond the bounds: those of the rule, else those of the schema or of the database's checks. The noise of a cell is the
 * keyed code of value and person: another run adds the same, so that runs cannot be averaged.
 */
export const noise: MaskRule<NoiseOptions> = {
  id: 'noise',
  title: 'noise added',
  class: 'pseudonym',
  shape: {
    sd: z.number().positive().describe('standard deviation: in units of the column, or a share where relative'),
    relative: z.boolean().default(false),
    min: z.number().optional().describe('nothing falls below; what schema or database say when absent'),
    max: z.number().optional().describe('nothing rises above; what schema or database say when absent'),
    decimals: z.int().min(0).max(15).optional().describe('as many as the cell has when absent'),
  },
  isInjective: () => false,
  isOfValue: () => false,
  problems: ({ min, max }) => (min !== undefined && max !== undefined && min >= max ? ['min is not below max'] : []),
  prepare({ sd, relative, min: least, max: most, decimals }, context) {
    const { min = -Infinity, max = Infinity } = { ...context.bounds, ...withoutUndefined({ min: least, max: most }) }
    const mac = new Mac(context.derive(context.domain, 'noise'))
    return (cells, { patients, firstRow }) =>
      cells.map((cell, row) => {
        if (cell === null || cell === '') return cell
        const value = Number(cell)
        if (!Number.isFinite(value)) return context.fault('no number', firstRow + row)
        const words = mac.words(`${context.table}.${context.column}/${patients?.[row] ?? ''}/${cell}`)
        const one = ((words[0]! >>> 0) + 1) / 4294967297
        const angle = (2 * Math.PI * (words[1]! >>> 0)) / 4294967296
        const normal = Math.sqrt(-2 * Math.log(one)) * Math.cos(angle)
        const noisy = value + normal * sd * (relative ? Math.abs(value) : 1)
        const kept = decimals ?? cell.split('.')[1]?.length ?? 0
        return withinBounds(noisy, { min, max, decimals: Math.min(15, kept) })
      })
  },
}

/** Rounded to its decimals inside the bounds: 0.04 to one decimal, at least .03, is 0.1 and not 0.0. */
function withinBounds(
  value: number,
  { min, max, decimals }: { readonly min: number; readonly max: number; readonly decimals: number },
): string {
  const held = Math.min(max, Math.max(min, value)).toFixed(decimals)
  const step = 10 ** -decimals
  if (Number(held) < min) return (Math.ceil(min / step) * step).toFixed(decimals)
  return Number(held) > max ? (Math.floor(max / step) * step).toFixed(decimals) : held
}

function withoutUndefined(bounds: { readonly min: number | undefined; readonly max: number | undefined }) {
  return {
    ...(bounds.min !== undefined && { min: bounds.min }),
    ...(bounds.max !== undefined && { max: bounds.max }),
  }
}
