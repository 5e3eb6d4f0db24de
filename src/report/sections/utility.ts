import type { Evaluation, OutcomeUtility, PredictionScores, UtilityDetail } from '../../../evaluators/index.js'
import { calibrationChart } from '../charts/calibration-chart.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { analysesPart } from './analyses.js'
import { everyColumnPart } from './every-column.js'
import { familyTable } from './family.js'
import { lossCell } from './loss-cell.js'
import { lostEffectsPart } from './losses.js'

const subgroupsShown = 8

/** Outcome by outcome: what learners of synthetic, of real and of both rows reach for unseen real people, all and by subgroup. */
export function utilitySection(evaluation: Evaluation, language: Language): Html | null {
  const table = familyTable(evaluation, language, { families: ['utility'], title: language.words.utility.metrics })
  if (table === null) return null
  const texts = language.words.utility
  const outcomes = detailOf<UtilityDetail>(evaluation, 'utility.tstr')?.outcomes ?? []
  return html`<section id="utility"><h2>${texts.title}</h2><p class="explainer">${texts.explainer}</p>
${outcomes.length > 0 && html`<h3 id="outcomes">${texts.outcomes}</h3><p>${texts.outcomesExplainer}</p>${outcomes.map((outcome) => outcomeBlock(outcome, language))}`}
${everyColumnPart(evaluation, language)}
${lostEffectsPart(evaluation, language)}
${analysesPart(evaluation, language)}
${table}</section>`
}

function outcomeBlock(outcome: OutcomeUtility, language: Language): Html {
  const { outcome: name, task, testRows, leaking, learners, subgroups, kept } = outcome
  const { words, numbers } = language
  const texts = words.utility
  return html`<h4>${name} <span class="muted">(${texts.tasks[task]}, ${texts.kinds[task]}, ${texts.tested(numbers.count(testRows))})</span></h4>
${leakingNote(leaking, language)}
${keptNote(kept, language)}
<table class="stacked learners"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${learners.map(
    ({ learner, synthetic, real, augmented, loss }) => html`<tr><th scope="row">${language.say(learner)}</th>
<td data-label="${texts.columns[1]}">${scoreCell(synthetic, language)}</td><td class="control" data-label="${texts.columns[2]}">${scoreCell(real, language)}</td><td class="control" data-label="${texts.columns[3]}">${scoreCell(augmented, language)}</td>
<td data-label="${texts.columns[4]}">${lossCell(loss, language)}</td><td class="control small" data-label="${texts.columns[5]}">${otherScores(synthetic, real, language)}</td></tr>`,
  )}</tbody></table>
${calibrationFigures(outcome, language)}
${subgroups.length > 0 && subgroupTable(subgroups, language)}`
}

/** Which columns were left out because they tell the outcome by themselves. */
function leakingNote(leaking: OutcomeUtility['leaking'], { words }: Language): Html | null {
  if (leaking.length === 0) return null
  const { before, after, by: byWords } = words.utility.leaking
  return html`<p class="note">${before} ${leaking.map(
    ({ name, by }, index) => html`${index > 0 && ', '}<b>${name}</b> (${byWords[by]})`,
  )}. ${after}</p>`
}

/** What trees keep of the real-trained score above chance, or that real rows predict nothing of it. */
function keptNote(kept: OutcomeUtility['kept'], { words, numbers }: Language): Html | null {
  if (kept === undefined) return null
  if (kept === null) return html`<p class="note">${words.utility.notPredictable}</p>`
  return html`<p>${words.utility.kept} <span class="value">${numbers.value(kept.value)}</span> <span class="interval">${numbers.interval(kept.interval)}</span></p>`
}

function scoreCell(scores: PredictionScores | null, { numbers }: Language): Html {
  if (scores === null) return html`<span class="muted">–</span>`
  return html`<span class="value">${numbers.value(scores.score)}</span> <span class="interval">${numbers.interval(scores.interval)}</span>`
}

function otherScores(
  synthetic: PredictionScores | null,
  real: PredictionScores | null,
  { words, numbers }: Language,
): Html {
  const otherTitles = words.utility.scores
  const present = (Object.keys(otherTitles) as (keyof typeof otherTitles)[]).filter(
    (key) => synthetic?.[key] !== undefined || real?.[key] !== undefined,
  )
  const shown = (value: number | undefined) => (value === undefined ? '–' : numbers.value(value))
  return html`${present.map(
    (key) => html`<div>${otherTitles[key]} ${shown(synthetic?.[key])} (${shown(real?.[key])})</div>`,
  )}`
}

function calibrationFigures({ outcome, learners }: OutcomeUtility, { words, numbers, say }: Language): Html | null {
  const texts = words.utility.calibration
  const drawn = learners.flatMap(({ learner, synthetic, real }) =>
    synthetic?.calibration && real?.calibration
      ? [{ learner, curves: { synthetic: synthetic.calibration, real: real.calibration } }]
      : [],
  )
  if (drawn.length === 0) return null
  return html`<details><summary>${texts.title}</summary>
<p class="legend"><span class="real line"><i></i>${texts.real}</span><span class="synthetic"><i></i>${texts.synthetic}</span></p>
<p class="muted">${texts.explainer}</p>
<div class="maps">${drawn.map(
    ({ learner, curves }) => html`<figure><figcaption>${say(learner)}</figcaption>
${calibrationChart(curves, { label: texts.label(outcome, say(learner)), axes: texts.axes, numbers })}</figure>`,
  )}</div></details>`
}

function subgroupTable(subgroups: OutcomeUtility['subgroups'], language: Language): Html {
  const texts = language.words.utility.groups
  const [worst, rest] = [subgroups.slice(0, subgroupsShown), subgroups.slice(subgroupsShown)]
  return html`<h5>${texts.title}</h5>
<p class="muted">${texts.explainer}</p>
${groupRows(worst, language)}
${rest.length > 0 && html`<details><summary>${texts.more(rest.length)}</summary>${groupRows(rest, language)}</details>`}`
}

function groupRows(groups: OutcomeUtility['subgroups'], language: Language): Html {
  const { words, numbers, say } = language
  const [, rowsTested, ofSynthetic, ofReal, lost] = words.utility.groups.columns
  return html`<table class="stacked"><thead><tr>${words.utility.groups.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${groups.map(
    ({
      name,
      rows,
      synthetic,
      real,
      loss,
    }) => html`<tr><th scope="row">${say(name)}</th><td data-label="${rowsTested}">${numbers.count(rows)}</td>
<td class="value" data-label="${ofSynthetic}">${numbers.value(synthetic)}</td><td class="control" data-label="${ofReal}">${numbers.value(real)}</td><td data-label="${lost}">${lossCell(loss, language)}</td></tr>`,
  )}</tbody></table>`
}
