import type { ColumnComparison, Evaluation, ShapeDetail } from '../../../evaluators/index.js'
import { columnChart } from '../charts/column-chart.js'
import { formatShare, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

const openColumns = 12

/** One chart a column, the least faithful first; the rest of a wide table folds. */
export function columnsSection({ results }: Evaluation): Html | null {
  const result = results.find(({ id }) => id === 'fidelity.shape')?.result
  if (result?.status !== 'ok' || result.detail === undefined) return null
  const { columns } = result.detail as unknown as ShapeDetail
  const first = columns.slice(0, openColumns)
  const rest = columns.slice(openColumns)
  return html`<section id="columns"><h2>Columns, least faithful first</h2>
<p class="legend"><span class="real"><i></i>real (training rows)</span><span class="synthetic"><i></i>synthetic</span></p>
<p>Shares of the cells that are present. The outer bins of a histogram hold everything beyond them; levels of fewer than five training rows are pooled as “(rare)”.</p>
<div class="columns">${first.map(figure)}</div>
${
  rest.length > 0 &&
  html`<details><summary>${rest.length} more columns</summary><div class="columns">${rest.map(figure)}</div></details>`
}</section>`
}

function figure(column: ColumnComparison): Html {
  const { missing } = column
  const hasMissing = missing.real > 0 || missing.synthetic > 0
  return html`<figure><h3>${column.name}</h3><figcaption>${column.statistic} ${formatValue(column.score)}${
    column.unseenScore !== null && html`, unseen real rows ${formatValue(column.unseenScore)}`
  }${
    hasMissing && html`<br>missing: real ${formatShare(missing.real)}, synthetic ${formatShare(missing.synthetic)}`
  }</figcaption>${columnChart(column)}</figure>`
}
