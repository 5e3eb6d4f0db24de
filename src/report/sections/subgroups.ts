import type { Evaluation, SubgroupDetail } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const openGroups = 8

/** Groups of people, least faithful first: how many they are in both tables, and how well their columns are kept. */
export function subgroupsPart(evaluation: Evaluation, language: Language): Html | null {
  const groups = detailOf<SubgroupDetail>(evaluation, 'fidelity.subgroups')?.groups ?? []
  if (groups.length === 0) return null
  const texts = language.words.subgroups
  const rest = groups.slice(openGroups)
  const table = (shown: SubgroupDetail['groups']) =>
    html`<table class="stacked"><thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${shown.map((group) => groupRow(group, { evaluation, language }))}</tbody></table>`
  return html`<h3 id="subgroups">${texts.title}</h3><p>${texts.explainer}</p>${table(groups.slice(0, openGroups))}
${rest.length > 0 && html`<details><summary>${texts.more(rest.length)}</summary>${table(rest)}</details>`}`
}

function groupRow(
  { name, rows, score, syntheticRows, unseenScore }: SubgroupDetail['groups'][number],
  { evaluation, language }: { readonly evaluation: Evaluation; readonly language: Language },
): Html {
  const { words, numbers, say } = language
  const [, real, synthetic, shape, unseen] = words.subgroups.columns
  const part = (count: number, of: number) =>
    html`${numbers.count(count)} <span class="muted">(${numbers.share(count / Math.max(1, of))})</span>`
  return html`<tr><th scope="row">${say(name)}</th>
<td class="control" data-label="${real}">${part(rows, evaluation.inputs.train.rows)}</td>
<td data-label="${synthetic}">${syntheticRows === undefined ? '–' : part(syntheticRows, evaluation.inputs.synthetic.rows)}</td>
<td class="value" data-label="${shape}">${numbers.value(score)}</td>
<td class="control" data-label="${unseen}">${unseenScore === undefined || unseenScore === null ? '–' : numbers.value(unseenScore)}</td></tr>`
}
