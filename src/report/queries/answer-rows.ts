import type { Answer, AnswerCell, Estimate } from '../../privacy/queries/index.js'
import type { QueryWords } from './query-words.js'

/** An answer as a table of texts: the same on the page and on the terminal. */
export interface AnswerTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Numbers with as many digits as their error leaves; counts of people are shown as none below 0, which their noise may reach. */
export function answerTable(answer: Answer, words: QueryWords): AnswerTable {
  const columns = [...new Set(answer.cells.flatMap(({ group }) => Object.keys(group)))]
  const measures = [...new Set(answer.cells.map(({ measure }) => measure))]
  const hasWhat = measures.length > 1 || columns.length === 0
  const shown = answer.cells.filter((cell) => !isEmptyMissing(cell))
  return {
    header: [
      ...columns,
      ...(hasWhat ? [words.what] : []),
      answer.unit === undefined ? words.value : `${words.value} (${answer.unit})`,
      words.both,
      words.noise,
      words.sampling,
    ],
    rows: shown.map(({ group, measure, estimate }) => [
      ...columns.map((column) => labelOf(group[column] ?? '', words)),
      ...(hasWhat ? [words.measures[measure] ?? measure] : []),
      ...(estimate === undefined ? [words.tooFew, '', '', ''] : numbersOf(estimate, { measure, words })),
    ]),
  }
}

/** Nobody seems to miss this: the count is within its noise of none. */
function isEmptyMissing({ group, estimate }: AnswerCell): boolean {
  if (!Object.values(group).includes('(missing)')) return false
  return estimate === undefined || estimate.noise[0] <= 0
}

function labelOf(label: string, words: QueryWords): string {
  return label === '(missing)' ? words.missing : label
}

function numbersOf(
  { value, noise, sampling, both }: Estimate,
  { measure, words }: { readonly measure: string; readonly words: QueryWords },
): readonly string[] {
  const isCount = measure === 'count'
  const digits = isCount ? 0 : digitsOf(both[1] - both[0])
  const write = (number: number) => decimalText(isCount ? Math.max(0, number) : number, { digits, words })
  return [write(value), ...[both, noise, sampling].map(([low, high]) => `${write(low)} – ${write(high)}`)]
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
