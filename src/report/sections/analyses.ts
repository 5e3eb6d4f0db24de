import type {
  ConcordanceDetail,
  Evaluation,
  ImportanceDetail,
  ReplicatedTerm,
  ReplicationDetail,
} from '../../../evaluators/index.js'
import { formatCount, formatInterval, formatShare, formatValue } from '../format.js'
import { type Html, html } from '../html.js'
import { lossCell } from './utility.js'

const columnsShown = 10

/** What an analyst would conclude: regression coefficients, who has the event first, which columns matter. */
export function analysesSection({ results }: Evaluation): Html | null {
  const detailOf = (id: string) => {
    const result = results.find((record) => record.id === id)?.result
    return result?.status === 'ok' ? result.detail : undefined
  }
  const [regressions, survival, importance] = ['replication', 'concordance', 'importance'].map((name) =>
    detailOf(`utility.${name}`),
  )
  if (!regressions && !survival && !importance) return null
  return html`<section id="analyses"><h2>Usefulness: what an analysis would conclude</h2>
${regressions && regressionBlock(regressions as unknown as ReplicationDetail)}
${survival && concordanceBlock(survival as unknown as ConcordanceDetail)}
${importance && importanceBlock(importance as unknown as ImportanceDetail)}</section>`
}

function regressionBlock({ models, clearTerms, sameSign, coverage }: ReplicationDetail): Html {
  return html`<h3>Regressions</h3>
<p>Of ${formatCount(clearTerms)} terms whose interval is clear of zero in the training rows, ${formatCount(sameSign)} keep their sign. ${formatShare(coverage.value)} of the synthetic intervals hold the coefficient of the training rows ${formatInterval(coverage.interval)}; as many unseen real rows would reach 83 %, a generator that has learnt the regression 95 %.</p>
${models.map(
  ({
    outcome,
    model,
    leaking,
    leftOut,
    terms,
  }) => html`<details><summary>${outcome}: ${model} regression, ${terms.length} terms</summary>
${leaking.length > 0 && html`<p class="muted">Without columns that determine the outcome by themselves: ${leaking.map(({ name }) => name).join(', ')}.</p>`}
${leftOut.length > 0 && html`<p class="muted">Without a finite coefficient in the training rows, and not asked about: ${leftOut.join(', ')}.</p>`}
<table class="stacked"><thead><tr><th scope="col">term</th><th scope="col">synthetic</th><th scope="col">real</th><th scope="col">overlap</th></tr></thead>
<tbody>${terms.map(termRow)}</tbody></table></details>`,
)}`
}

function termRow({ term, real, synthetic, overlap }: ReplicatedTerm): Html {
  const shown = (side: ReplicatedTerm['synthetic']) =>
    side === null
      ? html`<span class="muted">no finite coefficient</span>`
      : html`<span class="value">${formatValue(side.coefficient)}</span> <span class="interval">${formatInterval([side.low, side.high])}</span>`
  return html`<tr><th scope="row">${term}</th><td data-label="synthetic">${shown(synthetic)}</td><td class="control" data-label="real">${shown(real)}</td><td data-label="overlap">${formatValue(overlap)}</td></tr>`
}

function concordanceBlock({ pairs }: ConcordanceDetail): Html {
  const cell = (value: number | null) => (value === null ? '–' : formatValue(value))
  return html`<h3>Survival of real people, by a Cox model</h3>
<p class="muted">Harrell’s C on unseen real rows: of two people, how often the one who has the event first was given the higher hazard; 0.5 is guessing.</p>
<table class="stacked"><thead><tr><th scope="col">event</th><th scope="col">fitted to synthetic</th><th scope="col">to real</th><th scope="col">to both</th><th scope="col">lost</th></tr></thead>
<tbody>${pairs.map(
    ({
      time,
      event,
      testRows,
      synthetic,
      real,
      augmented,
      loss,
    }) => html`<tr><th scope="row">${event} by ${time} <span class="muted">(${formatCount(testRows)} rows tested)</span></th>
<td class="value" data-label="synthetic">${formatValue(synthetic)}</td><td class="control" data-label="real">${cell(real)}</td><td class="control" data-label="both">${cell(augmented)}</td><td data-label="lost">${lossCell(loss)}</td></tr>`,
  )}</tbody></table>`
}

function importanceBlock({ outcomes }: ImportanceDetail): Html {
  return html`<h3>What matters for an outcome</h3>
<p class="muted">What shuffling one column of unseen real rows takes off the score of boosted trees. A small importance is chance.</p>
${outcomes.map(
  ({
    outcome,
    agreement,
    columns,
  }) => html`<table class="stacked"><thead><tr><th scope="col">${outcome}: rank correlation ${formatValue(agreement)}</th><th scope="col">trained on synthetic</th><th scope="col">on real</th></tr></thead>
<tbody>${columns
    .slice(0, columnsShown)
    .map(
      ({ name, synthetic, real }) =>
        html`<tr><th scope="row">${name}</th><td class="value" data-label="synthetic">${formatValue(synthetic)}</td><td class="control" data-label="real">${formatValue(real)}</td></tr>`,
    )}</tbody></table>`,
)}`
}
