import { MirrorwardError } from '../../src/errors.js'
import type { Tensor, TensorData } from '../file/index.js'
import type { TreeColumn } from '../network/index.js'
import type { Scale } from './scales.js'
import type { Line, Tilt } from './tilt.js'

/** Lines and scales of a model's columns. */
export interface Tilts {
  readonly scales: readonly Scale[]
  /** By column number. */
  readonly tilts: readonly (readonly Tilt[])[]
}

/** The tensors of a model file that hold straight lines; none for columns without. */
export function tiltTensors(columns: readonly TreeColumn[], { scales, tilts }: Tilts): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  columns.forEach(({ variable: { name, codes } }, index) => {
    const add = (part: string, data: TensorData, shape: readonly number[] = [data.length]) =>
      tensors.set(tensorName(part, name), { shape, data })
    const own = scales.filter(({ column }) => column === index).map(({ values }) => values)
    if (own.length > 0)
      add('scales', Float64Array.from(own.flatMap((values) => Array.from(values))), [own.length, codes.length])
    const stages = tilts[index] ?? []
    if (stages.length === 0) return
    const lines = stages.flatMap((stage) => stage.lines)
    const counts = Int32Array.from(stages, (stage) => stage.lines.length)
    const lengths = Int32Array.from(lines, ({ terms }) => terms.length)
    const ownScales = Int32Array.from(lines, (line) => line.own)
    add('lineCounts', counts)
    add('lineLengths', lengths)
    add('lineOwn', ownScales)
    add('lineTerms', Int32Array.from(lines.flatMap(({ terms }) => Array.from(terms))))
    add('lineCoefficients', Float64Array.from(lines.flatMap(({ coefficients }) => Array.from(coefficients))))
    add('lineStrengths', Float64Array.from(stages.flatMap(({ strengths }) => strengths)), [stages.length, 3])
  })
  return tensors
}

/**
 * The straight lines in a model file; `isEarlier` says whether a column is drawn before another. Throws `bad-model` when parts are
 * absent or do not fit each other.
 */
export function tiltsFromTensors(
  columns: readonly TreeColumn[],
  {
    tensors,
    isEarlier,
  }: {
    readonly tensors: ReadonlyMap<string, Tensor>
    readonly isEarlier: (column: number, than: number) => boolean
  },
): Tilts {
  const scales = columns.flatMap(({ variable: { name, codes } }, column): Scale[] => {
    const data = tensors.get(tensorName('scales', name))?.data
    if (data === undefined) return []
    if (!(data instanceof Float64Array) || data.length % codes.length !== 0 || !data.every(Number.isFinite))
      throw damaged(name)
    return Array.from({ length: data.length / codes.length }, (_, at) => ({
      column,
      values: data.slice(at * codes.length, (at + 1) * codes.length),
    }))
  })
  const tilts = columns.map(({ variable: { name } }, column): readonly Tilt[] => {
    const strengths = tensors.get(tensorName('lineStrengths', name))?.data
    if (strengths === undefined) return []
    const read = <Data extends TensorData>(part: string, form: new (length: number) => Data): Data => {
      const data = tensors.get(tensorName(part, name))?.data
      if (!(data instanceof form)) throw damaged(name)
      return data
    }
    const counts = read('lineCounts', Int32Array)
    const own = read('lineOwn', Int32Array)
    const lengths = read('lineLengths', Int32Array)
    const terms = read('lineTerms', Int32Array)
    const coefficients = read('lineCoefficients', Float64Array)
    const fits =
      lengths.every((length) => length > 0) &&
      lengths.reduce((sum, length) => sum + length, 0) === terms.length &&
      own.length === lengths.length &&
      counts.every((count) => count > 0) &&
      counts.reduce((sum, count) => sum + count, 0) === own.length &&
      coefficients.length === terms.length &&
      coefficients.every(Number.isFinite) &&
      own.every((scale) => scales[scale]?.column === column) &&
      terms.every((term) => scales[term] !== undefined && isEarlier(scales[term].column, column)) &&
      strengths instanceof Float64Array &&
      strengths.length === 3 * counts.length &&
      strengths.every(Number.isFinite)
    if (!fits) throw damaged(name)
    let start = 0
    const lines = Array.from(own, (scale, at): Line => {
      const end = start + lengths[at]!
      const line = { own: scale, terms: terms.slice(start, end), coefficients: coefficients.slice(start, end) }
      start = end
      return line
    })
    let first = 0
    return Array.from(counts, (count, stage): Tilt => {
      const [line, mean, square] = Array.from(strengths.subarray(3 * stage, 3 * stage + 3)) as [number, number, number]
      first += count
      return { lines: lines.slice(first - count, first), strengths: [line, mean, square] }
    })
  })
  return { scales, tilts }
}

function tensorName(part: string, column: string): string {
  return `${part}:${column}`
}

function damaged(column: string): MirrorwardError {
  return new MirrorwardError('bad-model', `model file has damaged lines: column "${column}"`)
}
