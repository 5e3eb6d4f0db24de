import { z } from 'zod'
import { type Codebook, codebookFromJson, codebookToJson, type NumberBook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { DensityForest } from '../../src/learn/index.js'
import type { Safetensors, Tensor } from '../file/index.js'
import { forestTensors, readForest, type TreeColumn } from '../network/index.js'
import type { Clock, TimeBook } from './clock.js'
import { type Course, cellsInOrder } from './course.js'
import { momentOf } from './feature-sheet.js'
import { type Feature, featuresOf, shapeOf } from './features.js'

const line = z.strictObject({ mean: z.number(), slope: z.number(), deviation: z.number().min(0) })
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
const timeFile = z.strictObject({ codebook: z.string(), column: treeColumnFile })

const courseFile = z.strictObject({
  table: z.string(),
  codebook: z.string(),
  columns: z.array(treeColumnFile),
  flagged: z.array(z.boolean()),
  clock: z
    .strictObject({
      column: z.string(),
      until: z.string().optional(),
      unit: z.number().positive(),
      first: timeFile,
      gap: timeFile,
    })
    .optional(),
  units: z.array(z.strictObject({ type: z.enum(['ordered', 'categorical']), binCount: z.int().min(0).max(255) })),
  edges: z.array(z.tuple([z.string(), z.array(z.number()).max(254)])),
  order: z.array(z.int().min(0)),
  positions: z.array(z.strictObject({ stay: line, up: line, down: line }).nullable()),
  trainRows: z.int().min(0),
})

export const coursesFile = z.array(courseFile)
export type CourseFile = z.output<typeof courseFile>

/** A course as plain JSON, its forests apart. */
export function courseToFile({ codebook, clock, edges, forests, ...course }: Course): CourseFile {
  const times = ({ book, column }: TimeBook) => ({ codebook: codebookToJson(ofBook(book)), column })
  // Parsed, so that what was read is written again byte by byte.
  return courseFile.parse({
    ...course,
    codebook: codebookToJson(codebook),
    ...(clock && { clock: { ...clock, first: times(clock.first), gap: times(clock.gap) } }),
    edges: Array.from(edges, ([name, numbers]) => [name, Array.from(numbers)]),
  })
}

/** The forests of a course as tensors, their names after its table. */
export function courseTensors(course: Course): [string, Tensor][] {
  const { table, columns, forests } = course
  const named: [string, DensityForest | undefined | null][] = [
    [forestName(table, 'first'), forests.first],
    [forestName(table, 'gap'), forests.gap],
    ...cellsInOrder(course).map(({ from, column }): [string, DensityForest | null | undefined] => [
      forestName(table, `${from}:${columns[column]!.variable.name}`),
      from === 'flag' ? forests.flags[column] : forests.values[column],
    ]),
  ]
  return named.flatMap(([name, forest]) => (forest ? forestTensors(name, forest) : []))
}

/** The course of a model file. Throws `bad-model` when its parts do not fit each other. */
export function courseFromFile(file: Safetensors, saved: CourseFile): Course {
  const { table, columns, flagged, units, order } = saved
  const damaged = () => new MirrorwardError('bad-model', `model file has a damaged course: table "${table}"`)
  const codebook = codebookFromJson(saved.codebook)
  const clock = saved.clock && clockFromFile(saved.clock, damaged)
  const edges = new Map(saved.edges.map(([name, numbers]) => [name, Float64Array.from(numbers)]))
  const fits =
    columns.length === codebook.books.length &&
    [flagged, order, saved.positions].every(({ length }) => length === columns.length) &&
    new Set(order).size === order.length &&
    order.every((column) => column < columns.length) &&
    columns.every((column, index) => isSound(column, codebook.books[index]!.size))
  if (!fits) throw damaged()
  const features = featuresOf({ columns, flagged, units, edges, ...(clock && { gap: clock.gap.column }) })
  const read = (name: string, stateCount: number, known: ReadonlySet<number>) =>
    readForest(file, forestName(table, name), {
      stateCount,
      binCountOf: (asked) => (known.has(asked) ? shapeOf(features[asked]!).binCount : undefined),
    })
  const timeForest = (name: 'first' | 'gap') => {
    if (clock === undefined || !file.tensors.has(`roots:${forestName(table, name)}`)) return {}
    const known = knownFeatures(features, (from) => momentOf(from) === 'before-time')
    return { [name]: read(name, clock[name].column.variable.codes.length, known) }
  }
  const known = knownFeatures(features, () => true)
  const flags: (DensityForest | null)[] = columns.map(() => null)
  const values: DensityForest[] = []
  for (const { from, column } of cellsInOrder({ order, flagged })) {
    const { variable, insideCount, hasMissing } = columns[column]!
    const name = `${from}:${variable.name}`
    if (from === 'flag') flags[column] = read(name, 2, known)
    else values[column] = read(name, insideCount + (hasMissing && !flagged[column] ? 1 : 0), known)
    known.add(features.findIndex(({ source }) => source.from === from && source.column === column))
  }
  return {
    table,
    codebook,
    columns,
    flagged,
    ...(clock && { clock }),
    units,
    edges,
    order,
    forests: { ...timeForest('first'), ...timeForest('gap'), flags, values },
    positions: saved.positions,
    trainRows: saved.trainRows,
  }
}

/** Features that rows have before any of their own cells is drawn, of the moments asked for. */
function knownFeatures(
  features: readonly Feature[],
  isKnown: (from: Feature['source']['from']) => boolean,
): Set<number> {
  return new Set(
    [...features.keys()].filter((index) => {
      const { from } = features[index]!.source
      return from !== 'flag' && from !== 'value' && isKnown(from)
    }),
  )
}

function clockFromFile({ first, gap, until, ...clock }: NonNullable<CourseFile['clock']>, damaged: () => Error): Clock {
  const times = ({ codebook, column }: z.output<typeof timeFile>): TimeBook => {
    const book = codebookFromJson(codebook).books[0]
    if (book?.type !== 'number' || !isSound(column, book.size)) throw damaged()
    return { book, column }
  }
  return { ...clock, ...(until !== undefined && { until }), first: times(first), gap: times(gap) }
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

function forestName(table: string, field: string): string {
  return `${table}/${field}`
}
