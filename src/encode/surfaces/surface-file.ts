import { z } from 'zod'
import { partCount } from './axis.js'

const name = z.string()
const number = z.number()

export const numberAxisFile = z.strictObject({
  type: z.literal('number'),
  column: name,
  isLog: z.boolean(),
  low: number,
  high: number,
  centre: number,
  scale: z.number().positive(),
  knots: z.array(number).max(8),
})

const levelAxisFile = z.strictObject({ type: z.literal('level'), column: name, levels: z.array(z.string()).max(8) })

/** What a model file may hold of a surface. */
export const surfaceFile = z
  .strictObject({
    axes: z.array(z.discriminatedUnion('type', [numberAxisFile, levelAxisFile])).min(1),
    terms: z.array(z.array(z.tuple([z.int().min(0), z.int().min(0)]))),
    coefficients: z.array(number),
  })
  .refine(
    ({ axes, terms, coefficients }) =>
      terms.length === coefficients.length &&
      axes.every((axis) => axis.type === 'level' || !axis.isLog || axis.low > 0) &&
      terms.flat().every(([axis, part]) => axes[axis] !== undefined && part < partCount(axes[axis])),
  )
