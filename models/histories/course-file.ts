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
import { type NormalScale, normalScale } from './normal-scale.js'
import { numberCount } from './own-numbers.js'

const courseFile = z.strictObject({
  table: z.string(),
  codebook: z.string(),
  columns: z.array(treeColumnFile),
  flagged: z.array(z.boolean()),
  clock: clockFile.optional(),
  units: z.array(z.strictObject({ type: z.enum(['ordered', 'categorical']), binCount: z.int().min(0).max(255) })),
  edges: z.array(z.tuple([z.string(), z.array(z.number()).max(254)])),
  order: z.array(z.int().min(0)),
  /** Shares of rows at or below each state. */
  scales: z.array(z.array(z.number()).nullable()),
  /** Whether the value before may come once more. */
  repeats: z.array(z.boolean()),
  /** Columns whose followers learn apart whether somebody stays. */
  stays: z.array(z.int().min(0)).optional(),
  distinct: z.array(z.int().min(0)).optional(),
  positions: positionsFile,
  trainRows: z.int().min(0),
})

export const coursesFile = z.array(courseFile)
export type CourseFile = z.output<typeof courseFile>

/** A course as plain JSON, its forests apart. */
export function courseToFile({ codebook, clock, edges, fields, scales, ...course }: Course): CourseFile {
  const staying = fields.values.flatMap((field, column) => (field?.stays ? [column] : []))
  // Parsed, so that what was read is written again byte by byte.
  return courseFile.parse({
    ...course,
    codebook: codebookToJson(codebook),
    ...(clock && { clock: clockToFile(clock) }),
    scales: scales.map((scale) => scale && Array.from(scale.ends)),
    repeats: fields.values.map((field) => field?.residual?.repeats === true),
    ...(staying.length > 0 && { stays: staying }),
    edges: Array.from(edges, ([name, numbers]) => [name, Array.from(numbers)]),
  })
}

/** The forests of a course as tensors, their names after its table. */
export function courseTensors(course: Course): [string, Tensor][] {
  const { table, columns, fields } = course
  const named: [string, Field | undefined | null][] = [
    [forestName(table, 'first'), fields.first],
    [forestName(table, 'gap'), fields.gap],
    ...cellsInOrder(course).flatMap(({ from, column }): [string, Field | undefined | null][] => {
      const { name } = columns[column]!.variable
      if (from === 'flag') return [[forestName(table, `flag:${name}`), fields.flags[column]]]
      return [
        [forestName(table, `start:${name}`), fields.starts[column]],
        [forestName(table, `value:${name}`), fields.values[column]],
      ]
    }),
  ]
  return named.flatMap(([name, field]) =>
    field ? [...forestTensors(name, field.forest), ...scoreTensors(name, field), ...againTensors(name, field)] : [],
  )
}

/** What is known when a field is drawn, and of how it is. */
interface Knowing {
  readonly known: ReadonlySet<number>
  readonly scale?: NormalScale | null | undefined
  readonly repeats?: boolean
  readonly stays?: boolean
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
    [flagged, order, saved.scales, saved.repeats, saved.positions].every(({ length }) => length === columns.length) &&
    new Set(order).size === order.length &&
    [...order, ...(saved.distinct ?? []), ...(saved.stays ?? [])].every((column) => column < columns.length) &&
    columns.every((column, index) => isSound(column, codebook.books[index]!.size)) &&
    saved.scales.every((ends, column) => ends === null || isScale(ends, columns[column]!.insideCount))
  if (!fits) throw damaged()
  const features = featuresOf({ columns, flagged, units, edges, ...(clock && { gap: clock.gap.column }) })
  const binCountOf = (known: ReadonlySet<number>) => (asked: number) =>
    known.has(asked) ? shapeOf(features[asked]!).binCount : undefined
  const scales = saved.scales.map((ends) => ends && normalScale(Float64Array.from(ends)))
  const read = (
    name: string,
    column: Pick<TreeColumn, 'insideCount'>,
    outside: number,
    { known, scale = null, repeats = false, stays = false }: Knowing,
  ): Field => {
    const full = forestName(table, name)
    const score = scoreFromFile(file, full, { binCountOf: binCountOf(known), damaged })
    const residual = score && residualFromFile(file, full, { scale, repeats, damaged })
    const ofScore = (asked: number) => (score && asked === features.length ? score.edges.length + 1 : undefined)
    const forest = readForest(file, full, {
      stateCount:
        (residual ? residual.edges.length - 1 + (repeats ? 1 : 0) : column.insideCount + (stays ? 1 : 0)) + outside,
      binCountOf: (asked) => binCountOf(known)(asked) ?? ofScore(asked),
    })
    const again = againFromFile(file, full, { stateCount: column.insideCount, damaged })
    return {
      forest,
      ...(score && { score }),
      ...(residual && { residual }),
      ...(stays && { stays: true as const }),
      ...(again && { again }),
    }
  }
  const timeForest = (name: 'first' | 'gap') => {
    if (clock === undefined || !file.tensors.has(`roots:${forestName(table, name)}`)) return {}
    const known = knownFeatures(features, (from) => momentOf(from) === 'before-time')
    const { column } = clock[name]
    return { [name]: read(name, column, column.variable.codes.length - column.insideCount, { known }) }
  }
  const known = knownFeatures(features, () => true)
  const flags: (Field | null)[] = columns.map(() => null)
  const starts: Field[] = []
  const values: (Field | null)[] = columns.map(() => null)
  for (const { from, column } of cellsInOrder({ order, flagged })) {
    const { variable, insideCount, hasMissing } = columns[column]!
    const name = `${from}:${variable.name}`
    if (from === 'flag') flags[column] = read(name, { insideCount: 2 }, 0, { known })
    else {
      const outside = hasMissing && !flagged[column] ? 1 : 0
      const knowing = { known, scale: scales[column] }
      starts[column] = read(`start:${variable.name}`, { insideCount }, outside, knowing)
      if (file.tensors.has(`roots:${forestName(table, name)}`))
        values[column] = read(name, { insideCount }, outside, {
          ...knowing,
          repeats: saved.repeats[column]!,
          stays: saved.stays?.includes(column) === true,
        })
    }
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
    fields: { ...timeForest('first'), ...timeForest('gap'), flags, starts, values },
    scales,
    positions: saved.positions,
    trainRows: saved.trainRows,
    ...(saved.distinct && { distinct: saved.distinct }),
  }
}

/** The score of a field: features, their effects end to end, and the edges of its bins. */
function scoreTensors(name: string, { score, residual }: Field): [string, Tensor][] {
  if (score === undefined) return []
  const { features, effects, line } = score.additive
  const all = Float32Array.from(effects.flatMap((own) => Array.from(own)))
  return [
    [`scored:${name}`, { shape: [features.length], data: features }],
    [`effects:${name}`, { shape: [all.length], data: all }],
    [`edges:${name}`, { shape: [score.edges.length], data: score.edges }],
    ...(line === undefined
      ? []
      : [
          [
            `slopes:${name}`,
            { shape: [line.slopes.length + 1], data: Float64Array.from([line.constant, ...line.slopes]) },
          ] as [string, Tensor],
        ]),
    ...(residual === undefined
      ? []
      : [[`residuals:${name}`, { shape: [residual.edges.length], data: residual.edges }] as [string, Tensor]]),
  ]
}

/** Factors of levels that people had before. */
function againTensors(name: string, { again }: Field): [string, Tensor][] {
  return again === undefined ? [] : [[`again:${name}`, { shape: [again.length], data: again }]]
}

function againFromFile(
  { tensors }: Safetensors,
  name: string,
  { stateCount, damaged }: { readonly stateCount: number; readonly damaged: () => Error },
): Field['again'] {
  const again = tensors.get(`again:${name}`)?.data
  if (again === undefined) return undefined
  const isSoundFactor = (factor: number) => factor > 0 && Number.isFinite(factor)
  if (!(again instanceof Float64Array) || again.length !== stateCount || !again.every(isSoundFactor)) throw damaged()
  return again
}

/** Of a field whose forest tells residuals. */
function residualFromFile(
  { tensors }: Safetensors,
  name: string,
  {
    scale,
    repeats,
    damaged,
  }: { readonly scale: NormalScale | null; readonly repeats: boolean; readonly damaged: () => Error },
): FieldResidual | undefined {
  const edges = tensors.get(`residuals:${name}`)?.data
  if (edges === undefined) return undefined
  if (!(edges instanceof Float64Array) || edges.length < 2 || scale === null || !ascends(edges)) throw damaged()
  return { edges, scale, repeats }
}

/** Whether numbers are the shares of a scale with so many states. */
function isScale(ends: readonly number[], stateCount: number): boolean {
  return ends.length === stateCount && ascends(ends) && ends.every((end) => end > 0 && end <= 1 + 1e-9)
}

function ascends(numbers: Float64Array | readonly number[]): boolean {
  for (let at = 1; at < numbers.length; at++) if (!(numbers[at]! >= numbers[at - 1]!)) return false
  return true
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
  const slopes = tensors.get(`slopes:${name}`)?.data
  if (slopes !== undefined && !(slopes instanceof Float64Array && slopes.length === numberCount + 1)) throw damaged()
  const line = slopes && { constant: slopes[0]!, slopes: slopes.slice(1) }
  return { additive: { features, effects, ...(line && { line }) }, edges }
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
