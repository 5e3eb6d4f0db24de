import { scaleTable } from './bench-tables.js'
import type { NumberName } from './numbers.js'
import type { Summary } from './summary.js'
import { judge } from './targets.js'

interface PageColumn {
  readonly title: string
  readonly cell: (row: Summary) => string
}

const first: readonly PageColumn[] = [
  { title: 'model', cell: ({ model, isStale }) => `${model}${isStale ? ' †' : ''}` },
  { title: 'seeds', cell: ({ seeds }) => String(seeds) },
]
const last: readonly PageColumn[] = [
  { title: 'fit s', cell: ({ fitSeconds }) => seconds(fitSeconds) },
  { title: 'sample s', cell: ({ sampleSeconds }) => seconds(sampleSeconds) },
  { title: 'MB', cell: ({ peakMegabytes }) => (peakMegabytes === null ? '—' : peakMegabytes.toFixed(0)) },
  { title: 'targets', cell: verdict },
  { title: 'note', cell: ({ note }) => note },
]
const columns: readonly PageColumn[] = [
  ...first,
  number('trends', 'pairTrends'),
  number('related pairs', 'relatedPairs'),
  beside('pair TV', 'pairVariation', 'pairVariationUnseen'),
  number('C2ST unseen', 'c2stUnseen'),
  number('C2ST train', 'c2stTrain'),
  number('gap', 'c2stGap'),
  beside('digits', 'digits', 'digitsUnseen'),
  share('relations lost', 'relationsLost'),
  share('effects lost', 'effectsLost'),
  number('TSTR', 'tstr'),
  number('TRTR', 'trtr'),
  number('difference', 'utilityGap'),
  withInterval('best attack AUC', ['attackArea', 'attackLow', 'attackHigh']),
  share('TPR at 1 % FPR', 'attackRate'),
  withInterval('eight attacks AUC', ['ensembleArea', 'ensembleLow', 'ensembleHigh']),
  {
    title: 'copies (unseen)',
    cell: ({ numbers: { copies, copiesUnseen } }) => `${percent(copies)} (${percent(copiesUnseen)})`,
  },
  ...last,
]
const scaleColumns: readonly PageColumn[] = [
  ...first,
  number('held-out log-likelihood', 'heldOut'),
  number('of the truth', 'heldOutTruth'),
  ...last,
]

/** The real tables' rows and those of the simulated one, each as a Markdown table; an absent one is left out. */
export function boards(rows: readonly Summary[]): string {
  const scale = rows.filter(({ dataset }) => dataset === scaleTable)
  const real = rows.filter(({ dataset }) => dataset !== scaleTable)
  return [board(real, columns), board(scale, scaleColumns)].filter(Boolean).join('\n\n')
}

/** A line a row, the rows of one table together. */
function board(rows: readonly Summary[], shown: readonly PageColumn[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map((row, index) => {
    const dataset = rows[index - 1]?.dataset === row.dataset ? '' : `**${row.dataset}**`
    return markdownLine([dataset, ...shown.map(({ cell }) => cell(row))])
  })
  const titles = ['table', ...shown.map(({ title }) => title)]
  return [markdownLine(titles), markdownLine(titles.map(() => '---')), ...lines].join('\n')
}

export function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Three decimals without the leading zero. */
function decimals(value: number | null | undefined): string {
  return value == null
    ? '—'
    : value
        .toFixed(3)
        .replace(/^(-?)0\./, '$1.')
        .replace('-', '−')
}

function seconds(value: number | null | undefined): string {
  return value == null ? '—' : value.toFixed(value < 10 ? 2 : 0)
}

function percent(value: number | null | undefined): string {
  return value == null ? '—' : `${(100 * value).toFixed(value > 0 && value < 0.01 ? 2 : 1)} %`
}

function number(title: string, name: NumberName): PageColumn {
  return { title, cell: ({ numbers }) => decimals(numbers[name]) }
}

function share(title: string, name: NumberName): PageColumn {
  return { title, cell: ({ numbers }) => percent(numbers[name]) }
}

function beside(title: string, name: NumberName, unseen: NumberName): PageColumn {
  return {
    title: `${title} (unseen)`,
    cell: ({ numbers }) => `${decimals(numbers[name])} (${decimals(numbers[unseen])})`,
  }
}

function withInterval(title: string, [name, low, high]: readonly [NumberName, NumberName, NumberName]): PageColumn {
  return {
    title,
    cell: ({ numbers }) => `${decimals(numbers[name])} [${decimals(numbers[low])}, ${decimals(numbers[high])}]`,
  }
}

function verdict(row: Summary): string {
  const { met, missed, unknown } = judge(row)
  const asked = met.length + missed.length + unknown.length
  if (met.length === asked) return `all ${asked} met`
  const open = [
    ...(missed.length > 0 ? [`not met: ${missed.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`not measured: ${unknown.join(', ')}`] : []),
  ]
  return `${met.length} of ${asked} met; ${open.join('; ')}`
}
