import type { Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { isOfPeople, natureTexts } from '../../messages/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** What kind of thing was released, in the one sentence that no option changes; null where an evaluation does not say. */
export function natureNote({ nature }: Evaluation, { name, words }: Language): Html | null {
  if (nature === undefined) return null
  return html`<p class="note" data-nature="${nature}">${natureTexts[nature][name]}${isOfPeople(nature) && ` ${words.ownRows.saysSynthetic}`}</p>`
}

interface LinkageDetail {
  readonly standOut?: readonly { readonly columns: readonly string[]; readonly rows: number }[]
}

interface ClassDetail {
  readonly classes?: readonly { readonly secret: string; readonly label: string; readonly rows: number }[]
}

/**
 * Of releases whose rows are people's own: how many are found again, by which columns people still stand out, which classes tell a
 * secret, and what to do next. Null for all others.
 */
export function ownRowsSection({ nature, results, model }: Evaluation, language: Language): Html | null {
  if (nature === undefined || !isOfPeople(nature)) return null
  const texts = language.words.ownRows
  const { numbers } = language
  const record = (id: string) => results.find((each) => each.id === id)
  const [known, everything, classes] = [
    'privacy.record-linkage-known',
    'privacy.record-linkage',
    'privacy.homogeneous-classes',
  ].map(record)
  const found = [known, everything].flatMap((each) =>
    each?.result.status === 'ok'
      ? [html`<li>${language.title(each)}${language.words.frame.colon}${numbers.value(each.result.value)}</li>`]
      : [],
  )
  const standOut = detailOf<LinkageDetail>(everything).standOut ?? []
  const told = detailOf<ClassDetail>(classes).classes ?? []
  // A chain is called by its weakest step; what was made coarser on the way counts too.
  const steps = (model?.steps ?? []) as readonly { readonly nature?: string }[]
  const isCoarse = nature === 'generalised' || steps.some((step) => step.nature === 'generalised')
  const isMasked = nature === 'masked' || nature === 'pseudonymised'
  return html`<section id="own-rows"><h2>${texts.title}</h2>
${isMasked && html`<p>${texts.masked}</p>`}${isCoarse && html`<p>${texts.generalised}</p>`}${nature === 'perturbed' && html`<p>${texts.perturbed}</p>`}
${found.length > 0 && html`<ul>${found}</ul>`}
${
  standOut.length > 0 &&
  html`<h3>${texts.standOut}</h3><ul>${standOut.map(({ columns, rows }) => html`<li>${columns.join(' + ')}${language.words.frame.colon}${texts.rowsAlone(numbers.count(rows))}</li>`)}</ul>`
}
${
  told.length > 0 &&
  html`<h3>${texts.classes}</h3><p>${texts.classesLead}</p><ul>${told.map(({ secret, label, rows }) => html`<li>${texts.oneClass({ secret, label, rows: numbers.count(rows) })}</li>`)}</ul>`
}
<p><strong>${texts.next}</strong> ${isCoarse ? texts.nextGeneralised : texts.nextMasked}</p></section>`
}

function detailOf<Detail>(record: MetricRecord | undefined): Partial<Detail> {
  return record?.result.status === 'ok' ? ((record.result.detail ?? {}) as Partial<Detail>) : {}
}
