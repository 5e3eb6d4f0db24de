import type { ColumnComparison, Evaluation, ShapeDetail } from '../../../evaluators/index.js'
import { columnChart } from '../charts/column-chart.js'
import { hasTails, quantileChart } from '../charts/quantile-chart.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const openColumns = 9
const shownTails = 6

/** One chart a column, the least faithful first, the rest of a wide table folded; then the tails of numbers. */
export function columnsPart(evaluation: Evaluation, language: Language): Html | null {
  const detail = detailOf<ShapeDetail>(evaluation, 'fidelity.shape')
  if (detail === null) return null
  const { words } = language
  const texts = words.columns
  const first = detail.columns.slice(0, openColumns)
  const rest = detail.columns.slice(openColumns)
  const tails = detail.columns.filter(hasTails)
  return html`<h3 id="columns">${texts.title}</h3>
${summaryTable(detail.columns, language)}
${legend(language)}
<p>${texts.explainer}</p>
<div class="columns">${first.map((column) => figure(column, language))}</div>
${
  rest.length > 0 &&
  html`<details><summary>${texts.more(rest.length)}</summary><div class="columns">${rest.map((column) => figure(column, language))}</div></details>`
}
${
  tails.length > 0 &&
  html`<h3>${texts.tails}</h3><p>${texts.tailsExplainer}</p>
<div class="columns">${tails.slice(0, shownTails).map((column) => tailFigure(column, language))}</div>
${tails.length > shownTails && html`<details><summary>${texts.more(tails.length - shownTails)}</summary><div class="columns">${tails.slice(shownTails).map((column) => tailFigure(column, language))}</div></details>`}`
}`
}

/** What each column holds on every side, in the order of the charts: a first look before them. */
function summaryTable(columns: readonly ColumnComparison[], language: Language): Html | null {
  const isNumber = ({ kind, distribution }: ColumnComparison) =>
    distribution.type === 'histogram' && kind !== 'datetime'
  // Evaluations for outsiders have none, nor have those made before moments were kept.
  if (columns.some((column) => isNumber(column) && column.moments === undefined)) return null
  const { words } = language
  const texts = words.columns
  const heads = [texts.summaryColumn, words.frame.real, words.frame.synthetic, words.frame.controls['unseen-real']]
  return html`<details class="summaries"><summary>${texts.summary(columns.length)}</summary><p>${texts.summaryExplainer}</p>
<table class="stacked"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${columns.map((column) => {
    const cells = summaryCells(column, language)
    return html`<tr><th scope="row">${column.name}</th>${cells.map(
      (cell, side) => html`<td${side === 1 ? html` class="value"` : ''} data-label="${heads[side + 1]!}">${cell}</td>`,
    )}</tr>`
  })}</tbody></table></details>`
}

/** Mean and deviation of numbers, the most frequent level of the real rows with its shares, of datetimes the median day. */
function summaryCells({ kind, moments, distribution }: ColumnComparison, { numbers, say }: Language): string[] {
  if (moments !== undefined)
    return [moments.real, moments.synthetic, moments.unseen].map((side) =>
      side === null ? '–' : `${plainNumber(side.mean, numbers)} ± ${plainNumber(side.deviation, numbers)}`,
    )
  if (distribution.type === 'bars') {
    const { levels, real, synthetic, unseen } = distribution
    const most = real.indexOf(Math.max(...real))
    const name = say(levels[most] ?? '')
    return [real, synthetic, unseen].map((shares) =>
      shares === undefined ? '–' : `${name} (${numbers.share(shares[most] ?? 0)})`,
    )
  }
  const median = distribution.quantiles?.find(({ share }) => share === 0.5)
  if (kind !== 'datetime' || median === undefined) return ['–', '–', '–']
  return [median.real, median.synthetic, median.unseen].map((side) =>
    side === null ? '–' : new Date(side).toISOString().slice(0, 10),
  )
}

/** As many decimals as the number was rounded to. */
function plainNumber(value: number, numbers: Language['numbers']): string {
  const text = String(value)
  const small = /e-(\d+)$/.exec(text)?.[1]
  return numbers.decimal(value, small === undefined ? (text.split('.')[1]?.length ?? 0) : Number(small) + 1)
}

export function legend({ words }: Language): Html {
  return html`<p class="legend"><span class="real"><i></i>${words.frame.real}</span><span class="synthetic"><i></i>${words.frame.synthetic}</span><span class="unseen"><i></i>${words.frame.controls['unseen-real']}</span></p>`
}

function figure(column: ColumnComparison, language: Language): Html {
  const { words, numbers, say } = language
  const { missing } = column
  const hasMissing = missing.real > 0 || missing.synthetic > 0
  return html`<figure><h4>${column.name}</h4><figcaption>${words.columns.statistics[column.statistic]} ${numbers.value(column.score)}${
    column.unseenScore !== null && html`, ${words.frame.controls['unseen-real']} ${numbers.value(column.unseenScore)}`
  }${
    hasMissing &&
    html`<br>${words.columns.missing({ real: numbers.share(missing.real), synthetic: numbers.share(missing.synthetic) })}`
  }</figcaption>${columnChart(column, { label: words.columns.label(column.name), say, numbers })}</figure>`
}

function tailFigure(column: ColumnComparison, { words, numbers }: Language): Html {
  return html`<figure><h4>${column.name}</h4>${quantileChart(column, {
    label: words.columns.tailsLabel(column.name),
    axes: { x: words.frame.real, y: words.frame.others },
    numbers,
  })}</figure>`
}
