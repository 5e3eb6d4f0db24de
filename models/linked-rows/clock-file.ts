import { z } from 'zod'
import { type Codebook, codebookFromJson, codebookToJson, type NumberBook } from '../../src/encode/index.js'
import type { TreeColumn } from '../network/index.js'
import type { Clock, TimeBook } from './clock.js'

const line = z.strictObject({ mean: z.number(), slope: z.number(), deviation: z.number().min(0) })
/** A column of a model file as trees know it. */
export const treeColumnFile = z.strictObject({
  variable: z.strictObject({
    name: z.string(),
    codeCount: z.int().min(1).max(65_536),
    codes: z.array(z.int().min(0)),
  }),
  isOrdered: z.boolean(),
  insideCount: z.int().min(0),
  hasMissing: z.boolean(),
})
/** Positions within bins in a model file. */
export const positionsFile = z.array(z.strictObject({ stay: line, up: line, down: line }).nullable())

const timeFile = z.strictObject({ codebook: z.string(), column: treeColumnFile })

/** A clock in a model file. */
export const clockFile = z.strictObject({
  column: z.string(),
  until: z.string().optional(),
  origin: z.string().optional(),
  unit: z.number().positive(),
  latest: z.number().optional(),
  dates: z
    .array(z.strictObject({ column: z.string(), latest: z.number(), isBound: z.literal(true).optional() }))
    .optional(),
  isReached: z.literal(true).optional(),
  first: timeFile,
  gap: timeFile,
})

/** A clock as plain JSON. */
export function clockToFile(clock: Clock): z.output<typeof clockFile> {
  const times = ({ book, column }: TimeBook) => ({ codebook: codebookToJson(ofBook(book)), column })
  return clockFile.parse({ ...clock, first: times(clock.first), gap: times(clock.gap) })
}

/** The clock of a model file; throws what `damaged` gives when its parts do not fit each other. */
export function clockFromFile(
  { first, gap, until, origin, latest, dates, isReached, ...clock }: z.output<typeof clockFile>,
  damaged: () => Error,
): Clock {
  const times = ({ codebook, column }: z.output<typeof timeFile>): TimeBook => {
    const book = codebookFromJson(codebook).books[0]
    if (book?.type !== 'number' || !isSound(column, book.size)) throw damaged()
    return { book, column }
  }
  return {
    ...clock,
    ...(until !== undefined && { until }),
    ...(origin !== undefined && { origin }),
    ...(latest !== undefined && { latest }),
    ...(dates !== undefined && { dates }),
    ...(isReached && { isReached }),
    first: times(first),
    gap: times(gap),
  }
}

/** Whether a column's states are codes of its book, ascending, missing last. */
export function isSound(
  { variable: { codeCount, codes }, insideCount, hasMissing }: TreeColumn,
  size: number,
): boolean {
  return (
    codeCount === size &&
    codes.every((code, at) => code < size && (at === 0 || code > codes[at - 1]!)) &&
    insideCount === codes.length - (hasMissing ? 1 : 0) &&
    hasMissing === (codes.at(-1) === size - 1)
  )
}

function ofBook(book: NumberBook): Codebook {
  return { schema: { name: book.column.name, columns: [book.column] }, books: [book], surrogates: [] }
}
