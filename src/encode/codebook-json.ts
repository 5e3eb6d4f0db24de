import { z } from 'zod'
import { MirrorwardError } from '../errors.js'
import { surrogateIds } from '../identity/index.js'
import { columnKinds, roles } from '../table/index.js'
import type { Codebook } from './codebook.js'
import { latticesFile } from './lattices/lattices-file.js'
import { derivationFile, enforcedFile, isSound } from './relations/derivation-file.js'
import { definedBy, innerNames, isModelledItself } from './relations/derivation-kinds.js'

const columnSchema = z.looseObject({ name: z.string(), kind: z.enum(columnKinds), role: z.enum(roles) })
const finite = z.number()

const numberBook = z.strictObject({
  type: z.literal('number'),
  column: columnSchema,
  size: z.int().min(1),
  step: finite.min(0),
  midnights: finite.gt(0).max(1).optional(),
  lattices: latticesFile.optional(),
  cells: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('atom'),
        value: finite,
        flag: z.union([z.literal(1), z.literal(2)]).optional(),
      }),
      z.strictObject({
        type: z.literal('bin'),
        low: finite,
        high: finite,
        pieces: z.array(z.strictObject({ share: finite.min(0), from: finite, to: finite })).min(1),
      }),
    ]),
  ),
})

const levelBook = z.strictObject({
  type: z.literal('level'),
  column: columnSchema,
  size: z.int().min(1),
  levels: z.array(z.string()),
})

const layoutPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('literal'), text: z.string().max(64) }),
  z.strictObject({ type: z.enum(['digits', 'upper', 'lower']), width: z.int().min(1).max(1000) }),
])

const codebookSchema = z.strictObject({
  schema: z.looseObject({ name: z.string(), columns: z.array(columnSchema) }),
  books: z.array(z.discriminatedUnion('type', [numberBook, levelBook])),
  surrogates: z.array(
    z.strictObject({
      column: columnSchema,
      form: z.enum(surrogateIds),
      layout: z.array(layoutPart).optional(),
    }),
  ),
  derivations: z.array(derivationFile).optional(),
  enforced: enforcedFile.optional(),
  beside: z.array(z.string()).optional(),
  notes: z.array(z.string()).optional(),
})

export function codebookToJson(codebook: Codebook): string {
  return JSON.stringify(codebook)
}

/** The codebook of a model file. Throws `bad-model` for anything that `codebookToJson` could not have written. */
export function codebookFromJson(text: string): Codebook {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new MirrorwardError('bad-model', 'model file has a damaged codebook')
  }
  // The value itself is returned: what zod parsed has another order of keys, and a file is saved again byte by byte.
  if (!isCodebook(value)) throw new MirrorwardError('bad-model', 'model file has a damaged codebook')
  return value
}

function isCodebook(value: unknown): value is Codebook {
  return codebookSchema.safeParse(value).success && isWhole(value as Codebook)
}

/** Sizes fit the codes, and every column of the schema has one book, or follows from those that have. */
function isWhole(codebook: Codebook): boolean {
  const { schema, books, surrogates, derivations = [], beside = [] } = codebook
  const sized = books.every((book) =>
    book.type === 'number' ? book.size === book.cells.length + 1 : book.size === book.levels.length + 1,
  )
  const derived = derivations.filter((each) => !isModelledItself(each))
  const inner = new Set(derived.flatMap(innerNames))
  const listed = [...books, ...surrogates].map((book) => book.column.name).filter((name) => !inner.has(name))
  const named = [...listed, ...beside]
  const given = derived.flatMap(definedBy)
  const whole = new Set([...named, ...given])
  return (
    sized &&
    whole.size === named.length + given.length &&
    schema.columns.length === whole.size &&
    schema.columns.every(({ name }) => whole.has(name)) &&
    isSound(codebook)
  )
}
