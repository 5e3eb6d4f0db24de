import type { CriterionStatus, Evaluation, LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { resultCell } from '../../result-cell.js'
import { fidelitySection } from '../../sections/fidelity.js'
import { limitsSection } from '../../sections/limits.js'
import { privacySection } from '../../sections/privacy.js'
import { releaseSection } from '../../sections/release.js'
import { utilitySection } from '../../sections/utility.js'
import { verdictSection } from '../../sections/verdict.js'
import type { LinkedSpeech } from '../linked-speech.js'
import { tablePrefix, withinPage } from '../within-page.js'

/** The least faithful table first: what it misses, then all that was measured on each, folded. */
export function tablesPart({ tables }: LinkedEvaluation, speech: LinkedSpeech): Html {
  const { words } = speech
  const [, told, missed, open] = words.tableColumns
  return html`<section id="tables"><h2>${words.tables}</h2><p class="explainer">${words.beside}</p>
<table class="stacked"><thead><tr>${words.tableColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${tables.map(
    ({ name, evaluation }, index) => html`<tr><th scope="row"><a href="#${tablePrefix(index)}">${name}</a></th>
<td data-label="${told}">${resultCell(evaluation.results.find(({ id }) => id === 'fidelity.c2st')?.result, speech.plain)}</td>
<td data-label="${missed}">${criteriaOf(evaluation, ['not met'], speech)}</td>
<td data-label="${open}">${criteriaOf(evaluation, ['attention', 'cannot tell at this size'], speech)}</td></tr>`,
  )}</tbody></table>
${tables.map((table, index) => tableSection(table, { index, speech }))}</section>`
}

function criteriaOf(
  { verdict, results }: Evaluation,
  statuses: readonly CriterionStatus[],
  { plain, words }: LinkedSpeech,
): Html {
  const found = (verdict?.criteria ?? []).filter(({ status }) => statuses.includes(status))
  if (found.length === 0) return html`<span class="muted">${words.allMet}</span>`
  return html`${found.map(({ metric }) => {
    const record = results.find(({ id }) => id === metric)
    return html`<div>${record === undefined ? metric : plain.title(record)}</div>`
  })}`
}

function tableSection(
  { name, evaluation }: LinkedEvaluation['tables'][number],
  { index, speech: { plain, words } }: { readonly index: number; readonly speech: LinkedSpeech },
): Html {
  const sections = [releaseSection, verdictSection, fidelitySection, utilitySection, privacySection, limitsSection]
  const own = html`${sections.map((section) => section(evaluation, plain))}`
  return html`<section class="of-table" id="${tablePrefix(index)}"><h3>${words.ofTable(name)}</h3>
<details${index === 0 && html` open`}><summary>${words.unfolded(name)}</summary>${withinPage(own, tablePrefix(index))}</details></section>`
}
