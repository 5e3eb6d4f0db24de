import type { Evaluation, JudgedCriterion, Verdict } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { statusMark } from './verdict.js'

/** Configuration, the policy with its sources, and the command that makes everything again. */
export function appendixSection(evaluation: Evaluation, language: Language): Html {
  const { recipe, verdict } = evaluation
  const { words, numbers } = language
  const texts = words.appendix
  return html`<section id="appendix"><h2>${texts.title}</h2>
<h3>${texts.again}</h3>
${
  recipe === undefined
    ? html`<p>${texts.unknown}</p>`
    : html`<p>${texts.againExplainer}</p><p class="command"><code>${recipe.command}</code></p>
<table class="stacked"><thead><tr><th scope="col">${texts.file}</th><th scope="col">${words.release.rows}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${recipe.files.map(({ file, rows, sha256 }) => html`<tr><th scope="row">${file}</th><td data-label="${words.release.rows}">${rows === undefined ? '–' : numbers.count(rows)}</td><td data-label="SHA-256"><span class="hash">${sha256 || '–'}</span></td></tr>`)}</tbody></table>
<details><summary>${texts.configuration}</summary><dl class="facts">${Object.entries(recipe.configuration).map(([key, value]) => html`<dt>${key}</dt><dd><code>${typeof value === 'string' ? value : JSON.stringify(value)}</code></dd>`)}</dl></details>`
}
${verdict && policyTable(verdict, { evaluation, language })}</section>`
}

function policyTable(
  { policy, criteria }: Verdict,
  { evaluation, language }: { readonly evaluation: Evaluation; readonly language: Language },
): Html {
  const { words, say } = language
  const texts = words.appendix
  return html`<h3 id="policy">${texts.policy(say(policy))}</h3><p>${texts.policyExplainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${criteria.map((criterion) => {
    const record = evaluation.results.find(({ id }) => id === criterion.metric)
    return criterionRow(criterion, { title: record ? language.metric(record).title : criterion.metric, language })
  })}</tbody></table>`
}

function criterionRow(
  criterion: JudgedCriterion,
  { title, language }: { readonly title: string; readonly language: Language },
): Html {
  const { words, numbers, say } = language
  const { status, goal, threshold, relativeTo, allowed, widest, source } = criterion
  const [, state, limit, room, whose] = words.appendix.columns
  return html`<tr><th scope="row">${title}</th><td data-label="${state}">${statusMark(status, language)}</td>
<td data-label="${limit}">${threshold === null ? '–' : `${words.verdict.goals[goal]} ${numbers.value(threshold)}`}${
    relativeTo !== undefined &&
    allowed !== undefined &&
    html` <span class="muted">${words.appendix.relative(words.frame.controls[relativeTo], numbers.value(allowed))}</span>`
  }</td>
<td data-label="${room}">${widest === undefined ? '–' : numbers.value(widest)}</td>
<td data-label="${whose}" class="muted small">${say(source)}</td></tr>`
}
