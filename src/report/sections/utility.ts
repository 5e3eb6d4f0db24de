import type { Evaluation, OutcomeUtility, PredictionScores, UtilityDetail } from '../../../evaluators/index.js'
import { calibrationChart } from '../charts/calibration-chart.js'
import { formatCount, formatInterval, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

const subgroupsShown = 8

/** Outcome by outcome: what learners of synthetic, of real and of both rows reach for unseen real people, all and by subgroup. */
export function utilitySection({ results }: Evaluation): Html | null {
  const result = results.find(({ id }) => id === 'utility.tstr')?.result
  if (result?.status !== 'ok' || result.detail === undefined) return null
  const { outcomes } = result.detail as unknown as UtilityDetail
  return html`<section id="utility"><h2>Usefulness: predicting outcomes of real people</h2>
<p>Each learner is trained three times and tested on the same unseen real rows. Area under the ROC curve for outcomes of levels (the second most frequent level against the rest), explained share of variance for numbers. What is lost is the real learner’s score less the synthetic one’s; its interval resamples the tested rows.</p>
${outcomes.map(outcomeBlock)}</section>`
}

function outcomeBlock(outcome: OutcomeUtility): Html {
  const { outcome: name, task, testRows, leaking, learners, subgroups } = outcome
  return html`<h3>${name} <span class="muted">(${task}, ${formatCount(testRows)} rows tested)</span></h3>
${leakingNote(leaking)}
<table class="stacked learners"><thead><tr><th scope="col">learner</th><th scope="col">trained on synthetic</th><th scope="col">on real</th><th scope="col">on both</th><th scope="col">lost</th><th scope="col">other scores: synthetic (real)</th></tr></thead>
<tbody>${learners.map(
    ({ learner, synthetic, real, augmented, loss }) => html`<tr><th scope="row">${learner}</th>
<td data-label="synthetic">${scoreCell(synthetic)}</td><td class="control" data-label="real">${scoreCell(real)}</td><td class="control" data-label="both">${scoreCell(augmented)}</td>
<td data-label="lost">${lossCell(loss)}</td><td class="control" data-label="other scores">${otherScores(synthetic, real)}</td></tr>`,
  )}</tbody></table>
${calibrationFigures(outcome)}
${subgroups.length > 0 && subgroupTable(subgroups)}`
}

/** Which columns were left out because they tell the outcome by themselves. */
function leakingNote(leaking: OutcomeUtility['leaking']): Html | null {
  if (leaking.length === 0) return null
  return html`<p class="note">Left out, because they determine the outcome by themselves in the training rows: ${leaking.map(
    ({ name, by }, index) => html`${index > 0 && ', '}<b>${name}</b> (by its ${by})`,
  )}. They were recorded after the outcome or are the outcome by another name.</p>`
}

function scoreCell(scores: PredictionScores | null): Html {
  if (scores === null) return html`<span class="muted">–</span>`
  return html`<span class="value">${formatValue(scores.score)}</span> <span class="interval">${formatInterval(scores.interval)}</span>`
}

export function lossCell(loss: OutcomeUtility['learners'][number]['loss']): Html {
  if (loss === null) return html`<span class="muted">–</span>`
  return html`<span class="value">${formatValue(loss.value)}</span> <span class="interval">${formatInterval(loss.interval)}</span>`
}

const otherTitles = {
  averagePrecision: 'precision–recall',
  brierScore: 'Brier',
  calibrationError: 'calibration error',
  rootMeanSquaredError: 'root mean squared error',
} as const

function otherScores(synthetic: PredictionScores | null, real: PredictionScores | null): Html {
  const present = (Object.keys(otherTitles) as (keyof typeof otherTitles)[]).filter(
    (key) => synthetic?.[key] !== undefined || real?.[key] !== undefined,
  )
  const shown = (value: number | undefined) => (value === undefined ? '–' : formatValue(value))
  return html`${present.map(
    (key) => html`<div>${otherTitles[key]} ${shown(synthetic?.[key])} (${shown(real?.[key])})</div>`,
  )}`
}

function calibrationFigures({ outcome, learners }: OutcomeUtility): Html | null {
  const drawn = learners.flatMap(({ learner, synthetic, real }) =>
    synthetic?.calibration && real?.calibration
      ? [{ learner, curves: { synthetic: synthetic.calibration, real: real.calibration } }]
      : [],
  )
  if (drawn.length === 0) return null
  return html`<h4>Are its probabilities kept?</h4>
<p class="legend"><span class="real"><i></i>trained on real (squares)</span><span class="synthetic"><i></i>trained on synthetic (dots)</span></p>
<p class="muted">People with similar predictions together, ten groups at most: on the dashed line as many have the outcome as was predicted.</p>
<div class="maps">${drawn.map(
    ({ learner, curves }) => html`<figure><figcaption>${learner}</figcaption>
${calibrationChart(curves, `Calibration for ${outcome}: ${learner}`)}</figure>`,
  )}</div>`
}

function subgroupTable(subgroups: OutcomeUtility['subgroups']): Html {
  const [worst, rest] = [subgroups.slice(0, subgroupsShown), subgroups.slice(subgroupsShown)]
  return html`<h4>For whom is more lost?</h4>
<p class="muted">Boosted trees among people of one level, or one third, of a quasi-identifier. Small groups differ by chance: read the interval.</p>
${groupRows(worst)}
${rest.length > 0 && html`<details><summary>${rest.length} more groups, with smaller losses</summary>${groupRows(rest)}</details>`}`
}

function groupRows(groups: OutcomeUtility['subgroups']): Html {
  return html`<table class="stacked"><thead><tr><th scope="col">people</th><th scope="col">rows tested</th><th scope="col">trained on synthetic</th><th scope="col">on real</th><th scope="col">lost</th></tr></thead>
<tbody>${groups.map(
    ({
      name,
      rows,
      synthetic,
      real,
      loss,
    }) => html`<tr><th scope="row">${name}</th><td data-label="rows tested">${formatCount(rows)}</td>
<td class="value" data-label="synthetic">${formatValue(synthetic)}</td><td class="control" data-label="real">${formatValue(real)}</td><td data-label="lost">${lossCell(loss)}</td></tr>`,
  )}</tbody></table>`
}
