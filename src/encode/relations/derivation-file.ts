import { z } from 'zod'
import { columnsOf, learntRelationFiles, parseExpression, relationFile } from '../../table/index.js'
import type { Codebook } from '../codebook.js'
import { definedBy, derivationKind, everyDerivationKind, innerNames } from './derivation-kinds.js'

type Shapes = [z.ZodObject<{ type: z.ZodLiteral<string> }>]

/** The shape of a derivation in a model file. */
export const derivationFile = z.discriminatedUnion(
  'type',
  everyDerivationKind.map(({ file }) => file) as unknown as Shapes,
)

/** The shape of what is enforced by drawing again. */
export const enforcedFile = z.strictObject({
  rules: z.array(z.string()),
  relations: z.array(z.union([relationFile, ...learntRelationFiles])),
})

/** Whether every derivation reads columns that are there before it, in expressions that can be read. */
export function isSound({ books, derivations = [], enforced, schema, beside = [] }: Codebook): boolean {
  const known = new Set([...books.map((book) => book.column.name), ...beside])
  const names = new Set(schema.columns.map((column) => column.name))
  try {
    for (const derivation of derivations) {
      const read = [...derivationKind(derivation.type).inputs(derivation), ...innerNames(derivation)]
      const given = definedBy(derivation)
      if (!read.every((each) => known.has(each)) || !given.includes(derivation.column)) return false
      for (const name of given) known.add(name)
    }
    return (enforced?.rules ?? []).every((rule) => columnsOf(parseExpression(rule)).every((each) => names.has(each)))
  } catch {
    return false
  }
}
