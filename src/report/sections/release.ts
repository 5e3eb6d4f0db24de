import type { Evaluation, EvaluationInput } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const sides = ['synthetic', 'train', 'holdout', 'reference'] as const

/** What was released, and from what: one sentence, and the hashes folded. */
export function releaseSection(evaluation: Evaluation, language: Language): Html {
  const { inputs, model, protocol, environment, schema, release = null } = evaluation
  const { words, numbers, say } = language
  const texts = words.release
  const { synthetic, train } = inputs
  const version = environment.mirrorward
  return html`<section id="release"><h2>${texts.title}</h2>
<p>${texts.sentence({
    synthetic: numbers.count(synthetic.rows),
    train: numbers.count(train.rows),
    patients: train.patients === undefined ? null : numbers.count(train.patients),
    unseen: numbers.count(inputs.holdout.rows + inputs.reference.rows),
    columns: numbers.count(schema.columns.length),
    model: model === undefined ? null : say(String(model.title ?? model.model)),
  })} ${texts.made({ release, version: version === undefined ? null : `mirrorward ${version}` })}</p>
<details><summary>${texts.files}</summary>
<table class="stacked"><thead><tr><th scope="col">${texts.table}</th><th scope="col">${texts.rows}</th><th scope="col">${texts.patients}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${sides.map((side) => inputRow(inputs[side], side, language))}</tbody></table>
<dl class="facts"><dt>${texts.divided}</dt><dd>${say(protocol.split)}</dd>${release !== null && html`<dt>${texts.release}</dt><dd><code>${release}</code></dd>`}
${Object.entries(environment).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></details></section>`
}

function inputRow(
  { rows, patients, sha256 }: EvaluationInput,
  side: (typeof sides)[number],
  { words, numbers }: Language,
): Html {
  const texts = words.release
  return html`<tr><th scope="row">${texts.sides[side]} <span class="muted">(${texts.roles[side]})</span></th>
<td data-label="${texts.rows}">${numbers.count(rows)}</td>
<td data-label="${texts.patients}">${patients === undefined ? '–' : numbers.count(patients)}</td>
<td data-label="SHA-256"><span class="hash">${sha256 ?? '–'}</span></td></tr>`
}
