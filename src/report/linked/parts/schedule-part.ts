import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { type CountDetail, countChart, type GapDetail, gapChart } from '../charts/schedule-charts.js'
import type { LinkedSpeech } from '../linked-speech.js'

/** Rows per person and gaps between them, a figure a table; null where details were left out. */
export function schedulePart({ results }: LinkedEvaluation, speech: LinkedSpeech): Html | null {
  const counts = tablesOf<CountDetail>(results, 'fidelity.cardinality').filter(({ histogram }) => histogram)
  const gaps = tablesOf<GapDetail>(results, 'fidelity.gaps').filter(({ curve }) => curve)
  if (counts.length + gaps.length === 0) return null
  const texts = speech.words.schedule
  return html`<section id="schedule"><h2>${texts.title}</h2><p>${texts.explainer}</p>
<p class="legend"><span class="real"><i></i>${texts.real}</span><span class="synthetic"><i></i>${texts.synthetic}</span></p>
<div class="columns">${counts.map((each) => countFigure(each, speech))}${gaps.map((each) => gapFigure(each, speech))}</div>
${atomTable(gaps, speech)}</section>`
}

function countFigure({ name, parent, mean, without, histogram }: CountDetail, speech: LinkedSpeech): Html {
  const { numbers } = speech.language
  const texts = speech.words.schedule
  const said =
    mean &&
    without &&
    texts.countsOf({
      ...{ parent, real: numbers.decimal(mean.real, 1), synthetic: numbers.decimal(mean.synthetic, 1) },
      ...{ without: numbers.share(without.real), made: numbers.share(without.synthetic) },
    })
  return html`<figure><h3>${texts.counts(name)}</h3><figcaption>${said ?? ''}</figcaption>${countChart(histogram!, { label: texts.countsLabel(name), numbers })}</figure>`
}

function gapFigure({ name, unit, curve }: GapDetail, { language: { numbers }, words }: LinkedSpeech): Html {
  const texts = words.schedule
  return html`<figure><h3>${texts.gaps(name)}</h3><figcaption>${unit === 'days' ? texts.gapsOfDays : texts.gapsOf}</figcaption>${gapChart(curve!, { label: texts.gapsLabel(name), numbers })}</figure>`
}

function atomTable(gaps: readonly GapDetail[], { language: { numbers }, words }: LinkedSpeech): Html | null {
  const { atoms, atomColumns } = words.schedule
  const rows = gaps.flatMap(({ name, atoms: spans = [] }) => spans.map((span) => ({ name, ...span })))
  if (rows.length === 0) return null
  const [, gap, real, synthetic] = atomColumns
  return html`<details><summary>${atoms}</summary><table class="stacked narrow"><thead><tr>${atomColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.name}</th><td data-label="${gap}">${numbers.decimal(row.gap, decimalsOf(row.gap))}</td><td data-label="${real}">${numbers.share(row.real)}</td><td data-label="${synthetic}">${numbers.share(row.synthetic)}</td></tr>`,
  )}</tbody></table></details>`
}

function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 2
}

function tablesOf<Detail>(results: LinkedEvaluation['results'], id: string): readonly Detail[] {
  const result = results.find((record) => record.id === id)?.result
  const tables = result?.status === 'ok' ? result.detail?.tables : undefined
  return Array.isArray(tables) ? tables : []
}
