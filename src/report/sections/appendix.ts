import type { Evaluation, JudgedCriterion, Verdict } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { languageFor } from '../whole-numbers.js'
import { statusMark } from './verdict.js'

/** Where the recipe lies, the configuration, and the policy with its sources. */
export function appendixSection(evaluation: Evaluation, language: Language): Html {
  const { release, configuration = {}, verdict } = evaluation
  const texts = language.words.appendix
  const settings = Object.entries(configuration)
  return html`<section id="appendix"><h2>${texts.title}</h2>
<h3>${texts.again}</h3>
<p>${release === undefined ? texts.unknown : texts.againExplainer}</p>
${
  settings.length > 0 &&
  html`<details><summary>${texts.configuration}</summary><dl class="facts">${settings.map(([key, value]) => html`<dt>${key}</dt><dd><code>${typeof value === 'string' ? value : JSON.stringify(value)}</code></dd>`)}</dl></details>`
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
    return criterionRow(criterion, {
      isWhole: record?.counts === true,
      title: record ? language.metric(record).title : criterion.metric,
      language: languageFor(record, language),
    })
  })}</tbody></table>`
}

function criterionRow(
  criterion: JudgedCriterion,
  { title, isWhole, language }: { readonly title: string; readonly isWhole: boolean; readonly language: Language },
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
<td data-label="${room}">${widest === undefined || isWhole ? '–' : numbers.value(widest)}</td>
<td data-label="${whose}" class="muted small">${say(source)}</td></tr>`
}
