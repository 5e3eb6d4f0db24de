import type { Evaluation } from '../../../evaluators/index.js'
import { formatCount, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

interface OutcomeDetail {
  readonly outcome: string
  readonly task: 'classification' | 'regression'
  readonly testRows: number
  readonly learners: readonly {
    readonly learner: string
    readonly synthetic: number | null
    readonly real: number | null
    readonly augmented: number | null
  }[]
}

/** Outcome by outcome and learner by learner: trained on synthetic, on real, on both; tested on unseen real rows. */
export function utilitySection({ results }: Evaluation): Html | null {
  const result = results.find(({ id }) => id === 'utility.tstr')?.result
  if (result?.status !== 'ok') return null
  const outcomes = (result.detail?.outcomes ?? []) as readonly OutcomeDetail[]
  const cell = (value: number | null) => (value === null ? '–' : formatValue(value))
  return html`<section id="utility"><h2>Usefulness: predicting outcomes of real people</h2>
<p>Each learner is trained three times and tested on the same unseen real rows. Area under the ROC curve for outcomes of levels (the second most frequent level against the rest), explained share of variance for numbers.</p>
<table class="stacked"><thead><tr><th scope="col">outcome</th><th scope="col">learner</th><th scope="col">trained on synthetic</th><th scope="col">on real</th><th scope="col">on both</th></tr></thead>
<tbody>${outcomes.flatMap(({ outcome, task, testRows, learners }) =>
    learners.map(
      ({
        learner,
        synthetic,
        real,
        augmented,
      }) => html`<tr><th scope="row">${outcome} <span class="muted">(${task}, ${formatCount(testRows)} rows tested)</span></th>
<td data-label="learner">${learner}</td><td data-label="synthetic" class="value">${cell(synthetic)}</td><td data-label="real" class="control">${cell(real)}</td><td data-label="both" class="control">${cell(augmented)}</td></tr>`,
    ),
  )}</tbody></table></section>`
}
