import type { Evaluation, PairDetail } from '../../../evaluators/index.js'
import { heatMap } from '../charts/heat-map.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const mostColumns = 36
const shownPairs = 10

/** Associations of pairs in the real and the synthetic table, and where they differ. */
export function pairsPart(evaluation: Evaluation, { words, numbers }: Language): Html | null {
  const detail = detailOf<PairDetail>(evaluation, 'fidelity.pair-trends')
  if (detail === null) return null
  const texts = words.pairs
  const worst = worstPairs(detail)
  const chosen = chosenColumns(detail, worst)
  const part = (matrix: PairDetail['real']) =>
    chosen.map((row) => chosen.map((column) => matrix[row]?.[column] ?? null))
  const names = chosen.map((index) => detail.columns[index] ?? '')
  const differences = part(detail.score).map((row) => row.map((score) => (score === null ? null : 1 - score)))
  const association = (value: number | null | undefined) =>
    value === null || value === undefined ? texts.undefined : numbers.value(value)
  const map = (caption: string, matrix: PairDetail['real'], scale: 'association' | 'difference') =>
    html`<figure><figcaption>${caption}</figcaption>${heatMap(names, matrix, { label: caption, scale })}</figure>`
  return html`<h3 id="pairs">${texts.title}</h3>
<p>${texts.explainer}${chosen.length < detail.columns.length && html` ${texts.chosen(chosen.length, detail.columns.length)}`}</p>
<div class="maps">${map(texts.real, part(detail.real), 'association')}${map(texts.synthetic, part(detail.synthetic), 'association')}${map(texts.difference, differences, 'difference')}</div>
<table class="stacked"><thead><tr><th scope="col">${texts.worst}</th><th scope="col">${texts.score}</th><th scope="col">${texts.associationReal}</th><th scope="col">${texts.associationSynthetic}</th></tr></thead>
<tbody>${worst.slice(0, shownPairs).map(
    ({ first, second, score }) => html`<tr><th scope="row">${detail.columns[first]} × ${detail.columns[second]}</th>
<td data-label="${texts.score}">${numbers.value(score)}</td>
<td data-label="${words.frame.realShort}" class="control">${association(detail.real[first]?.[second])}</td>
<td data-label="${words.frame.synthetic}">${association(detail.synthetic[first]?.[second])}</td></tr>`,
  )}</tbody></table>`
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
