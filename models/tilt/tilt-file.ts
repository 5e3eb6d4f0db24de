import { MirrorwardError } from '../../src/errors.js'
import type { Tensor, TensorData } from '../file/index.js'
import type { TreeColumn } from '../network/index.js'
import type { Scale } from './scales.js'
import type { Line, Tilt } from './tilt.js'

/** Lines and scales of a model's columns. */
export interface Tilts {
  readonly scales: readonly Scale[]
  /** By column number. */
  readonly tilts: readonly (Tilt | null)[]
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
    const tilt = tilts[index]
    if (!tilt) return
    add(
      'lineOwn',
      Int32Array.from(tilt.lines, ({ own: scale }) => scale),
    )
    add(
      'lineLengths',
      Int32Array.from(tilt.lines, ({ terms }) => terms.length),
    )
    add('lineTerms', Int32Array.from(tilt.lines.flatMap(({ terms }) => Array.from(terms))))
    add('lineCoefficients', Float64Array.from(tilt.lines.flatMap(({ coefficients }) => Array.from(coefficients))))
    add('lineStrengths', Float64Array.from(tilt.strengths))
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
  const tilts = columns.map(({ variable: { name } }, column): Tilt | null => {
    const strengths = tensors.get(tensorName('lineStrengths', name))?.data
    if (strengths === undefined) return null
    const read = <Data extends TensorData>(part: string, form: new (length: number) => Data): Data => {
      const data = tensors.get(tensorName(part, name))?.data
      if (!(data instanceof form)) throw damaged(name)
      return data
    }
    const own = read('lineOwn', Int32Array)
    const lengths = read('lineLengths', Int32Array)
    const terms = read('lineTerms', Int32Array)
    const coefficients = read('lineCoefficients', Float64Array)
    const fits =
      lengths.every((length) => length > 0) &&
      lengths.reduce((sum, length) => sum + length, 0) === terms.length &&
      own.length === lengths.length &&
      coefficients.length === terms.length &&
      coefficients.every(Number.isFinite) &&
      own.every((scale) => scales[scale]?.column === column) &&
      terms.every((term) => scales[term] !== undefined && isEarlier(scales[term].column, column)) &&
      strengths instanceof Float64Array &&
      strengths.length === 3 &&
      strengths.every(Number.isFinite)
    if (!fits) throw damaged(name)
    let start = 0
    const lines = Array.from(own, (scale, at): Line => {
      const end = start + lengths[at]!
      const line = { own: scale, terms: terms.slice(start, end), coefficients: coefficients.slice(start, end) }
      start = end
      return line
    })
    return { lines, strengths: [strengths[0]!, strengths[1]!, strengths[2]!] }
  })
  return { scales, tilts }
}

function tensorName(part: string, column: string): string {
  return `${part}:${column}`
}

function damaged(column: string): MirrorwardError {
  return new MirrorwardError('bad-model', `model file has damaged lines: column "${column}"`)
}
