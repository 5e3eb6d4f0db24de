import { z } from 'zod'
import { codebookFromJson, codebookToJson } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Safetensors, Tensor } from '../file/index.js'
import { clockFile, clockFromFile, clockToFile, isSound, positionsFile, treeColumnFile } from '../linked-rows/index.js'
import { forestTensors, readForest, type TreeColumn } from '../network/index.js'
import { type Course, cellsInOrder } from './course.js'
import { momentOf } from './feature-sheet.js'
import { type Feature, featuresOf, shapeOf } from './features.js'
import type { Field, FieldResidual, FieldScore } from './field.js'

const courseFile = z.strictObject({
  table: z.string(),
  codebook: z.string(),
  columns: z.array(treeColumnFile),
  flagged: z.array(z.boolean()),
  clock: clockFile.optional(),
  units: z.array(z.strictObject({ type: z.enum(['ordered', 'categorical']), binCount: z.int().min(0).max(255) })),
  edges: z.array(z.tuple([z.string(), z.array(z.number()).max(254)])),
  order: z.array(z.int().min(0)),
  positions: positionsFile,
  trainRows: z.int().min(0),
})

export const coursesFile = z.array(courseFile)
export type CourseFile = z.output<typeof courseFile>

/** A course as plain JSON, its forests apart. */
export function courseToFile({ codebook, clock, edges, fields, ...course }: Course): CourseFile {
  // Parsed, so that what was read is written again byte by byte.
  return courseFile.parse({
    ...course,
    codebook: codebookToJson(codebook),
    ...(clock && { clock: clockToFile(clock) }),
    edges: Array.from(edges, ([name, numbers]) => [name, Array.from(numbers)]),
  })
}

/** The forests of a course as tensors, their names after its table. */
export function courseTensors(course: Course): [string, Tensor][] {
  const { table, columns, fields } = course
  const named: [string, Field | undefined | null][] = [
    [forestName(table, 'first'), fields.first],
    [forestName(table, 'gap'), fields.gap],
    ...cellsInOrder(course).map(({ from, column }): [string, Field | undefined | null] => [
      forestName(table, `${from}:${columns[column]!.variable.name}`),
      from === 'flag' ? fields.flags[column] : fields.values[column],
    ]),
  ]
  return named.flatMap(([name, field]) =>
    field ? [...forestTensors(name, field.forest), ...scoreTensors(name, field)] : [],
  )
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
  const binCountOf = (known: ReadonlySet<number>) => (asked: number) =>
    known.has(asked) ? shapeOf(features[asked]!).binCount : undefined
  const read = (name: string, column: Pick<TreeColumn, 'insideCount'>, outside: number, known: ReadonlySet<number>) => {
    const full = forestName(table, name)
    const score = scoreFromFile(file, full, { binCountOf: binCountOf(known), damaged })
    const residual = score && residualFromFile(file, full, { ordered: column.insideCount, damaged })
    const ofScore = (asked: number) => (score && asked === features.length ? score.edges.length + 1 : undefined)
    const forest = readForest(file, full, {
      stateCount: (residual ? residual.edges.length - 1 : column.insideCount) + outside,
      binCountOf: (asked) => binCountOf(known)(asked) ?? ofScore(asked),
    })
    return { forest, ...(score && { score }), ...(residual && { residual }) }
  }
  const timeForest = (name: 'first' | 'gap') => {
    if (clock === undefined || !file.tensors.has(`roots:${forestName(table, name)}`)) return {}
    const known = knownFeatures(features, (from) => momentOf(from) === 'before-time')
    const { column } = clock[name]
    return { [name]: read(name, column, column.variable.codes.length - column.insideCount, known) }
  }
  const known = knownFeatures(features, () => true)
  const flags: (Field | null)[] = columns.map(() => null)
  const values: Field[] = []
  for (const { from, column } of cellsInOrder({ order, flagged })) {
    const { variable, insideCount, hasMissing } = columns[column]!
    const name = `${from}:${variable.name}`
    if (from === 'flag') flags[column] = read(name, { insideCount: 2 }, 0, known)
    else values[column] = read(name, { insideCount }, hasMissing && !flagged[column] ? 1 : 0, known)
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
    fields: { ...timeForest('first'), ...timeForest('gap'), flags, values },
    positions: saved.positions,
    trainRows: saved.trainRows,
  }
}

/** The score of a field: features, their effects end to end, and the edges of its bins. */
function scoreTensors(name: string, { score, residual }: Field): [string, Tensor][] {
  if (score === undefined) return []
  const { features, effects } = score.additive
  const all = Float32Array.from(effects.flatMap((own) => Array.from(own)))
  return [
    [`scored:${name}`, { shape: [features.length], data: features }],
    [`effects:${name}`, { shape: [all.length], data: all }],
    [`edges:${name}`, { shape: [score.edges.length], data: score.edges }],
    ...(residual === undefined ? [] : residualTensors(name, residual)),
  ]
}

function residualTensors(name: string, { edges, cuts }: FieldResidual): [string, Tensor][] {
  return [
    [`residuals:${name}`, { shape: [edges.length], data: edges }],
    [`cuts:${name}`, { shape: [cuts.length], data: cuts }],
  ]
}

/** Of a field with so many ordered states, if its forest tells residuals. */
function residualFromFile(
  { tensors }: Safetensors,
  name: string,
  { ordered, damaged }: { readonly ordered: number; readonly damaged: () => Error },
): FieldResidual | undefined {
  const edges = tensors.get(`residuals:${name}`)?.data
  if (edges === undefined) return undefined
  const cuts = tensors.get(`cuts:${name}`)?.data
  if (!(edges instanceof Float64Array && cuts instanceof Float64Array)) throw damaged()
  const rises = (numbers: Float64Array) => numbers.every((number, at) => at === 0 || number >= numbers[at - 1]!)
  if (edges.length < 2 || cuts.length !== ordered - 1 || !rises(edges) || !rises(cuts)) throw damaged()
  return { edges, cuts }
}

function scoreFromFile(
  { tensors }: Safetensors,
  name: string,
  {
    binCountOf,
    damaged,
  }: { readonly binCountOf: (feature: number) => number | undefined; readonly damaged: () => Error },
): FieldScore | undefined {
  const features = tensors.get(`scored:${name}`)?.data
  if (features === undefined) return undefined
  const all = tensors.get(`effects:${name}`)?.data
  const edges = tensors.get(`edges:${name}`)?.data
  if (!(features instanceof Int32Array && all instanceof Float32Array && edges instanceof Float64Array)) throw damaged()
  if (edges.length > 254 || edges.some((edge, at) => !(at === 0 || edge > edges[at - 1]!))) throw damaged()
  let offset = 0
  const effects = Array.from(features, (feature) => {
    const binCount = binCountOf(feature)
    if (binCount === undefined) throw damaged()
    offset += binCount + 1
    return all.slice(offset - binCount - 1, offset)
  })
  if (offset !== all.length) throw damaged()
  return { additive: { features, effects }, edges }
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

function forestName(table: string, field: string): string {
  return `${table}/${field}`
}
