import type { Evaluation, PairDetail } from '../../../evaluators/index.js'
import { heatMap } from '../charts/heat-map.js'
import { formatValue } from '../format.js'
import { type Html, html } from '../html.js'

const mostColumns = 36
const shownPairs = 10

/** Associations of pairs in the real and the synthetic table, and where they differ. */
export function pairsSection({ results }: Evaluation): Html | null {
  const result = results.find(({ id }) => id === 'fidelity.pair-trends')?.result
  if (result?.status !== 'ok' || result.detail === undefined) return null
  const detail = result.detail as unknown as PairDetail
  const worst = worstPairs(detail)
  const chosen = chosenColumns(detail, worst)
  const part = (matrix: PairDetail['real']) =>
    chosen.map((row) => chosen.map((column) => matrix[row]?.[column] ?? null))
  const names = chosen.map((index) => detail.columns[index] ?? '')
  const differences = part(detail.score).map((row) => row.map((score) => (score === null ? null : 1 - score)))
  return html`<section id="pairs"><h2>Pairs of columns</h2>
<p>Association is Pearson’s correlation of two numbers (−1 purple, 0 pale, 1 orange) and Cramér’s V of other pairs (0 to 1).${
    chosen.length < detail.columns.length &&
    html` The ${chosen.length} columns of the worst pairs are shown, of ${detail.columns.length}.`
  }</p>
<div class="maps">
<figure><figcaption>Association in the real table</figcaption>${heatMap(names, part(detail.real), { label: 'Associations in the real table', scale: 'association' })}</figure>
<figure><figcaption>Association in the synthetic table</figcaption>${heatMap(names, part(detail.synthetic), { label: 'Associations in the synthetic table', scale: 'association' })}</figure>
<figure><figcaption>Difference: one minus the pair’s score, darkest at 0.3 and more</figcaption>${heatMap(names, differences, { label: 'Difference of each pair', scale: 'difference' })}</figure>
</div>
<table class="stacked"><thead><tr><th scope="col">least faithful pairs</th><th scope="col">score</th><th scope="col">association, real</th><th scope="col">association, synthetic</th></tr></thead>
<tbody>${worst.slice(0, shownPairs).map(
    ({ first, second, score }) => html`<tr><th scope="row">${detail.columns[first]} × ${detail.columns[second]}</th>
<td data-label="score">${formatValue(score)}</td>
<td data-label="real" class="control">${association(detail.real[first]?.[second])}</td>
<td data-label="synthetic">${association(detail.synthetic[first]?.[second])}</td></tr>`,
  )}</tbody></table></section>`
}

interface Pair {
  readonly first: number
  readonly second: number
  readonly score: number
}

function worstPairs({ score }: PairDetail): Pair[] {
  const pairs: Pair[] = []
  score.forEach((row, first) => {
    row.slice(0, first).forEach((value, second) => {
      if (value !== null) pairs.push({ first: second, second: first, score: value })
    })
  })
  return pairs.sort((a, b) => a.score - b.score)
}

/** All columns, or those of the worst pairs when there are too many to read; in the order of the table. */
function chosenColumns({ columns }: PairDetail, worst: readonly Pair[]): number[] {
  if (columns.length <= mostColumns) return columns.map((_, index) => index)
  const chosen = new Set<number>()
  for (const { first, second } of worst) if (chosen.size < mostColumns - 1) chosen.add(first).add(second)
  return [...chosen].sort((a, b) => a - b)
}

function association(value: number | null | undefined): string {
  return value === null || value === undefined ? 'undefined' : formatValue(value)
}
