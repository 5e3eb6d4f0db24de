import { z } from 'zod'
import { columnsOf, columnsOfOperand, parseExpression, parseFormula, relationFile } from '../../table/index.js'
import type { Codebook } from '../codebook.js'
import { type Derivation, innerNames } from './derivation.js'

const name = z.string()
const state = z.union([z.string(), z.number(), z.null()])
const map = z.strictObject({
  levels: z.array(name),
  values: z.array(state),
  missing: state.optional(),
  otherwise: state,
})
const shares = z.array(z.number().min(0))
const steps = z.strictObject({ thresholds: z.array(z.number()), values: z.array(state) })

/** The shape of a derivation in a model file. */
export const derivationFile = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('order'),
    column: name,
    bases: z.array(name).min(1),
    side: z.enum(['below', 'above']),
    floor: z.number().optional(),
    offset: name,
    unit: z.number().positive(),
    step: z.number().min(0),
    grid: z.number().min(0),
    rooms: z.array(z.number().min(0)).optional(),
    shares: shares.optional(),
    alone: name.optional(),
  }),
  z.strictObject({
    type: z.literal('formula'),
    column: name,
    formula: name,
    within: z.number().positive().optional(),
    grid: z.number().min(0),
    residual: name.optional(),
    shares: shares.optional(),
    alone: name.optional(),
  }),
  z.strictObject({
    type: z.literal('cut'),
    column: name,
    formula: name,
    steps,
    residual: name.optional(),
    alone: name.optional(),
  }),
  z.strictObject({ type: z.literal('function'), column: name, of: name, map }),
  z.strictObject({ type: z.literal('presence'), column: name, when: name, shares }),
])

/** The shape of what is enforced by drawing again. */
export const enforcedFile = z.strictObject({
  rules: z.array(name),
  relations: z.array(
    z.union([
      relationFile,
      z.strictObject({ type: z.literal('function'), column: name, of: name, map }),
      z.strictObject({ type: z.literal('cut'), column: name, formula: name, steps }),
    ]),
  ),
})

/** Whether every derivation reads columns that are there before it, in expressions that can be read. */
export function isSound({ books, derivations = [], enforced, schema }: Codebook): boolean {
  const known = new Set(books.map((book) => book.column.name))
  const names = new Set(schema.columns.map((column) => column.name))
  try {
    for (const derivation of derivations) {
      if (![...inputsOf(derivation), ...innerNames(derivation)].every((each) => known.has(each))) return false
      known.add(derivation.column)
    }
    return (enforced?.rules ?? []).every((rule) => columnsOf(parseExpression(rule)).every((each) => names.has(each)))
  } catch {
    return false
  }
}

function inputsOf(derivation: Derivation): readonly string[] {
  switch (derivation.type) {
    case 'order':
      return derivation.bases
    case 'formula':
    case 'cut':
      return columnsOfOperand(parseFormula(derivation.formula))
    case 'function':
      return [derivation.of]
    case 'presence':
      return [...columnsOf(parseExpression(derivation.when)), derivation.column]
  }
}
