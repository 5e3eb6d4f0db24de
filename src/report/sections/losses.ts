import type { EffectsDetail, Evaluation, RelationsDetail } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const open = 10

interface Loss extends Pick<RelationsDetail['worst'][number], 'real' | 'synthetic' | 'fate' | 'isSure'> {
  readonly what: string
}

/** Clear relations between columns that are lost, turned round or weakened, by name. */
export function lostRelationsPart(evaluation: Evaluation, language: Language): Html | null {
  const detail = detailOf<RelationsDetail>(evaluation, 'fidelity.lost-relations')
  if (detail === null) return null
  const worst = detail.worst.map(({ names, ...loss }) => ({ ...loss, what: names.map(language.say).join(' × ') }))
  return lossesPart('lost-relations', { ...detail, worst }, language)
}

/** Clear coefficients of regressions that are lost, turned round or weakened, by name. */
export function lostEffectsPart(evaluation: Evaluation, language: Language): Html | null {
  const detail = detailOf<EffectsDetail>(evaluation, 'utility.lost-effects')
  if (detail === null) return null
  const worst = detail.worst.map(({ outcome, term, ...loss }) => ({
    ...loss,
    what: `${language.say(term)} → ${language.say(outcome)}`,
  }))
  return lossesPart('lost-effects', { ...detail, worst }, language)
}

function lossesPart(
  id: 'lost-relations' | 'lost-effects',
  { clear, fates, worst }: Pick<RelationsDetail, 'clear' | 'fates'> & { readonly worst: readonly Loss[] },
  language: Language,
): Html {
  const { words, numbers } = language
  const texts = words.losses
  const { title, explainer } = texts[id]
  const counted =
    fates &&
    texts.counted({
      ...{ clear: numbers.count(clear), kept: numbers.count(fates.kept), weakened: numbers.count(fates.weakened) },
      ...{ lost: numbers.count(fates.lost), reversed: numbers.count(fates.reversed) },
    })
  const rest = worst.slice(open)
  const all = fates === undefined ? worst.length : fates.weakened + fates.lost + fates.reversed
  return html`<h3 id="${id}">${title}</h3><p>${explainer} ${counted}</p>
${worst.length > 0 && lossTable(worst.slice(0, open), language)}
${rest.length > 0 && html`<details><summary>${texts.more(rest.length)}</summary>${lossTable(rest, language)}</details>`}
${all > worst.length && html`<p class="muted">${texts.notShown(numbers.count(all - worst.length))}</p>`}`
}

function lossTable(losses: readonly Loss[], { words, numbers }: Language): Html {
  const { columns, fates, sure, notSure } = words.losses
  const [, real, synthetic, fate, chance] = columns
  return html`<table class="stacked"><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${losses.map(
    (
      loss,
    ) => html`<tr><th scope="row">${loss.what}</th><td class="control" data-label="${real}">${numbers.value(loss.real)}</td>
<td class="value" data-label="${synthetic}">${loss.synthetic === null ? '–' : numbers.value(loss.synthetic)}</td>
<td data-label="${fate}">${fates[loss.fate]}</td><td data-label="${chance}">${loss.fate === 'weakened' ? '–' : loss.isSure ? sure : notSure}</td></tr>`,
  )}</tbody></table>`
}
