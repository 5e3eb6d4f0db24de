import type { Evaluation, EvaluationInput } from '../../../evaluators/index.js'
import { isOfPeople } from '../../messages/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { namesLeftOut } from '../names-left-out.js'

const sides = ['synthetic', 'train', 'holdout', 'reference'] as const

/** What was released, and from what: one sentence, and the hashes folded. */
export function releaseSection(evaluation: Evaluation, language: Language): Html {
  const { inputs, model, protocol, environment, schema, release = null, published, nature = 'synthetic' } = evaluation
  const { words, numbers, say } = language
  const texts = words.release
  const { synthetic, train } = inputs
  const version = environment.mirrorward
  return html`<section id="release"><h2>${texts.title}</h2>
<p>${
    published !== undefined &&
    !isOfPeople(nature) &&
    `${texts.ofEverybody({
      synthetic: numbers.count(published.rows),
      all: numbers.count(published.learntFromRows),
      columns: columnsText(schema.columns, language),
      model: say(String(model?.title ?? model?.model)),
    })} `
  }${(isOfPeople(nature) ? texts.ownRows : texts.sentence)({
    synthetic: numbers.count(synthetic.rows),
    train: numbers.count(train.rows),
    patients: train.patients === undefined ? null : numbers.count(train.patients),
    unseen: numbers.count(inputs.holdout.rows + inputs.reference.rows),
    columns: columnsText(schema.columns, language),
    model: model === undefined ? null : say(String(model.title ?? model.model)),
  })} ${texts.made({ release, version: version === undefined ? null : `mirrorward ${version}` })}</p>
<details><summary>${texts.files}</summary>
<table class="stacked"><thead><tr><th scope="col">${texts.table}</th><th scope="col">${texts.rows}</th><th scope="col">${texts.patients}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${published && tableRow(published, { name: texts.published, language })}${sides.map((side) => tableRow(inputs[side], { name: [texts.sides[side], side === 'synthetic' && published !== undefined ? texts.twinRole : texts.roles[side]], language }))}</tbody></table>
<dl class="facts"><dt>${texts.divided}</dt><dd>${say(protocol.split)}</dd>${release !== null && html`<dt>${texts.release}</dt><dd><code>${release}</code></dd>`}
${Object.entries(environment).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></details></section>`
}

/** How many columns the table has, and which of them are not learnt and so stand in no comparison. */
function columnsText(columns: Evaluation['schema']['columns'], { words, numbers }: Language): string {
  const leftOut = namesLeftOut(columns)
  return words.release.columnsOf({
    all: numbers.count(columns.length),
    learnt: numbers.count(columns.length - leftOut.length),
    leftOut: leftOut.length === 0 ? null : leftOut.join(', '),
  })
}

function tableRow(
  { rows, patients, sha256 }: EvaluationInput,
  {
    name: [title, role],
    language: { words, numbers },
  }: { readonly name: readonly [title: string, role: string]; readonly language: Language },
): Html {
  const texts = words.release
  return html`<tr><th scope="row">${title} <span class="muted">(${role})</span></th>
<td data-label="${texts.rows}">${numbers.count(rows)}</td>
<td data-label="${texts.patients}">${patients === undefined ? '–' : numbers.count(patients)}</td>
<td data-label="SHA-256"><span class="hash">${sha256 ?? '–'}</span></td></tr>`
}
