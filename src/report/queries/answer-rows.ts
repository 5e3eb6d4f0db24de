import type { Answer, AnswerCell, AnswerCurve, CurvePoint, Estimate } from '../../privacy/queries/index.js'
import type { QueryWords } from './query-words.js'

/** An answer as a table of texts: the same on the page and on the terminal. */
export interface AnswerTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Numbers with as many digits as their error leaves; counts of people are shown as none below 0, which their noise may reach. */
export function answerTable(answer: Answer, words: QueryWords): AnswerTable {
  if (answer.curves !== undefined) return curveTable(answer, words)
  const columns = [...new Set(answer.cells.flatMap(({ group }) => Object.keys(group)))]
  const measures = [...new Set(answer.cells.map(({ measure }) => measure))]
  const hasWhat = measures.length > 1 || columns.length === 0
  return {
    header: [
      ...columns,
      ...(hasWhat ? [words.what] : []),
      valueTitle(answer, words),
      words.both,
      words.noise,
      words.sampling,
    ],
    rows: shownCells(answer).map(({ group, measure, estimate }) => [
      ...columns.map((column) => labelOf(group[column] ?? '', words)),
      ...(hasWhat ? [measureText(answer, { measure, words })] : []),
      ...(estimate === undefined
        ? [words.tooFew, '', '', '']
        : numberTexts(estimate, { isCount: measure === 'count' || measure === 'events', words })),
    ]),
  }
}

/** Cells that tell something: ratios where a regression gives them, and no group of missing ones that its noise may have made. */
export function shownCells(answer: Answer): readonly AnswerCell[] {
  return answer.cells.flatMap((cell) => {
    if (isEmptyMissing(cell, answer)) return []
    if (!isRatio(answer)) return [cell]
    if (cell.measure === 'intercept') return []
    return [{ ...cell, ...(cell.estimate && { estimate: asRatio(cell.estimate) }) }]
  })
}

/** Coefficients that are told as ratios: of odds, of hazards. */
export function isRatio({ ask }: Pick<Answer, 'ask'>): boolean {
  return ask === 'logistic' || ask === 'cox'
}

function asRatio({ value, noise, sampling, both }: Estimate): Estimate {
  const ratio = ([low, high]: readonly [number, number]) => [Math.exp(low), Math.exp(high)] as const
  return { value: Math.exp(value), noise: ratio(noise), sampling: ratio(sampling), both: ratio(both) }
}

export function valueTitle(answer: Answer, words: QueryWords): string {
  if (answer.ask === 'logistic') return words.oddsRatio
  if (answer.ask === 'cox') return words.hazardRatio
  if (answer.ask === 'linear') return words.coefficient
  return answer.unit === undefined ? words.value : `${words.value} (${answer.unit})`
}

export function measureText(
  { ask, per }: Pick<Answer, 'ask' | 'per'>,
  { measure, words }: { readonly measure: string; readonly words: QueryWords },
): string {
  if (ask === 'rate' && measure === 'rate' && per !== undefined)
    return words.rate([decimalText(per.time, { digits: 0, words }), ...(per.unit ? [per.unit] : [])].join(' '))
  if (ask === 'quantiles') return words.quantile(words.numbers.share(Number(measure)))
  return words.measures[measure] ?? measure
}

/** Nobody seems to miss this: the count is within its noise of none. */
function isEmptyMissing({ group, estimate, measure }: AnswerCell, { cells }: Answer): boolean {
  if (!Object.values(group).includes('(missing)')) return false
  const count =
    measure === 'rate' ? cells.find((cell) => cell.group === group && cell.measure === 'events')?.estimate : estimate
  return count === undefined || count.noise[0] <= 0
}

export function labelOf(label: string, words: QueryWords): string {
  return label === '(missing)' ? words.missing : label
}

/** A group in a word or two. */
export function groupText(group: Readonly<Record<string, string>>, words: QueryWords): string {
  const parts = Object.entries(group).map(([column, label]) => `${column} ${labelOf(label, words)}`)
  return parts.length === 0 ? words.everybody : parts.join(', ')
}

function numberTexts(
  { value, noise, sampling, both }: Estimate,
  { isCount, words }: { readonly isCount: boolean; readonly words: QueryWords },
): readonly string[] {
  const digits = isCount ? 0 : digitsOf(both[1] - both[0])
  const write = (number: number) => decimalText(isCount ? Math.max(0, number) : number, { digits, words })
  return [write(value), ...[both, noise, sampling].map(([low, high]) => `${write(low)} – ${write(high)}`)]
}

const shownTimes = 5

/** Each curve at a few of its times; the last among them. */
function curveTable({ curves = [], unit }: Answer, words: QueryWords): AnswerTable {
  const columns = [...new Set(curves.flatMap(({ group }) => Object.keys(group)))]
  return {
    header: [...columns, words.time(unit), words.atRisk, words.surviving, words.both, words.noise, words.sampling],
    rows: curves.flatMap((curve) => {
      const labels = columns.map((column) => labelOf(curve.group[column] ?? '', words))
      if (curve.points.length === 0) return [[...labels, words.tooFew, '', '', '', '', '']]
      return shownPoints(curve).map(({ time, atRisk, value, both, noise, sampling }) => [
        ...labels,
        decimalText(time, { digits: 0, words }),
        decimalText(atRisk, { digits: 0, words }),
        words.numbers.share(value),
        ...[both, noise, sampling].map(([low, high]) => `${words.numbers.share(low)} – ${words.numbers.share(high)}`),
      ])
    }),
  }
}

function shownPoints({ points }: AnswerCurve): readonly CurvePoint[] {
  const every = Math.max(1, Math.round(points.length / shownTimes))
  return points.filter((_, at) => (points.length - 1 - at) % every === 0)
}

/** Decimals that show two figures of an interval's width. */
export function digitsOf(width: number): number {
  if (!(width > 0)) return 3
  return Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(width / 2))))
}

export function decimalText(
  value: number,
  { digits, words }: { readonly digits: number; readonly words: Pick<QueryWords, 'mark'> },
): string {
  const [whole = '', part] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const text = part === undefined ? grouped : `${grouped}${words.mark}${part}`
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** A cost with three figures, rounded up. */
export function costText(cost: number, words: Pick<QueryWords, 'mark'>): string {
  if (cost === 0) return '0'
  const digits = Math.min(8, Math.max(0, 2 - Math.floor(Math.log10(cost))))
  return (Math.ceil(cost * 10 ** digits - 1e-9) / 10 ** digits).toFixed(digits).replace('.', words.mark)
}
