import type { LinkedEvaluation, MetricRecord } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import { type Language, type LanguageName, languageOf } from '../language/language.js'
import { typeset } from '../language/typeset-fr.js'
import { resultCell } from '../result-cell.js'
import { audienceNote } from '../sections/audience.js'
import { theme } from '../theme.js'
import { type CountHistogram, countChart, type GapCurve, gapChart } from './linked-charts.js'
import { frenchLinkedMetrics } from './linked-metrics-fr.js'
import { type LinkedWords, linkedWords } from './linked-words.js'

/**
 * The report of linked tables: verdict, how they hang together, rows per person and gaps, every metric with its controls, and each
 * table by itself, the least faithful first. One HTML page without scripts, network or clock; computes nothing.
 */
export async function renderLinkedReport(
  evaluation: LinkedEvaluation,
  { language: name = 'en' }: { readonly language?: LanguageName } = {},
): Promise<string> {
  const language = languageOf(name)
  const words = linkedWords[name]
  const { frame } = language.words
  const page = html`<!doctype html>
<html lang="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${evaluation.title}${frame.colon}${words.subtitle}</title><style>${{ markup: theme }}</style></head>
<body><header><h1>${evaluation.title}</h1><p class="muted">${words.subtitle}</p></header><main>
${audienceNote(evaluation, language)}
${twinNote(evaluation, { language, words })}
${verdictPart(evaluation, { language, words })}
${mapPart(evaluation, { language, words })}
${chartsPart(evaluation, { language, words })}
${metricsPart(evaluation, { language, words })}
${tablesPart(evaluation, { language, words })}</main></body></html>
`
  return page.markup
}

/** Whose the numbers are, where they are not those of the released tables. */
function twinNote({ published, map }: LinkedEvaluation, { language: { numbers }, words }: Speech): Html | null {
  if (published === undefined) return null
  const people = map.find(({ name }) => map.some(({ parent }) => parent?.table === name))
  const train = people?.rows.train ?? 0
  const counts = { train: numbers.count(train), all: numbers.count(published.learntFromPeople) }
  return html`<p class="audience" data-evidence="twin">${words.twin(counts)}</p>`
}

interface Speech {
  readonly language: Language
  readonly words: LinkedWords
}

function textsOf(record: MetricRecord, { name }: Language): { readonly title: string; readonly reading: string } {
  const french = name === 'fr' ? frenchLinkedMetrics[record.id] : undefined
  return french === undefined ? record : { title: typeset(french.title), reading: typeset(french.reading) }
}

function verdictPart({ verdict, results }: LinkedEvaluation, { language, words }: Speech): Html {
  const { marks } = language.words.verdict
  const rows = verdict.criteria.flatMap(({ metric, status, goal, threshold }) => {
    const record = results.find(({ id }) => id === metric)
    if (record === undefined) return []
    const wanted =
      threshold === null ? '' : `${language.words.verdict.goals[goal]} ${language.numbers.value(threshold)}`
    return [
      html`<tr><th scope="row">${textsOf(record, language).title}</th><td data-status="${status}">${marks[status]}</td><td>${resultCell(record.result, language)} <span class="muted">${wanted}</span></td></tr>`,
    ]
  })
  return html`<section id="verdict"><h2>${words.verdict}</h2><table class="stacked"><tbody>${rows}</tbody></table></section>`
}

function mapPart({ map }: LinkedEvaluation, { language: { numbers }, words }: Speech): Html {
  const rows = map.map(
    ({ name, parent, time, rows: { train, synthetic } }) =>
      html`<tr><th scope="row">${name}</th><td>${parent ? `${parent.table} (${parent.column})` : '–'}</td><td>${time?.column ?? '–'}</td><td>${time?.until ?? '–'}</td><td>${numbers.count(train)}</td><td>${numbers.count(synthetic)}</td></tr>`,
  )
  return html`<section id="map"><h2>${words.map}</h2><table class="stacked"><thead><tr>${words.mapColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`
}

/** Details are absent in evaluations for outsiders: nothing is drawn then. */
function chartsPart({ results }: LinkedEvaluation, { language: { numbers }, words }: Speech): Html {
  const charts = [
    ...tablesOf<{ histogram?: CountHistogram }>(results, 'fidelity.cardinality').flatMap(({ name, histogram }) =>
      histogram === undefined
        ? []
        : [countChart(histogram, { label: words.counts(name), numbers })].map((chart) =>
            captioned(chart, words.counts(name)),
          ),
    ),
    ...tablesOf<{ curve?: GapCurve }>(results, 'fidelity.gaps').flatMap(({ name, curve }) =>
      curve === undefined ? [] : [captioned(gapChart(curve, { label: words.gaps(name), numbers }), words.gaps(name))],
    ),
  ]
  return html`${charts}`
}

function captioned(chart: Html, caption: string): Html {
  return html`<figure>${chart}<figcaption>${caption}</figcaption></figure>`
}

function tablesOf<Detail>(
  results: readonly MetricRecord[],
  id: string,
): readonly ({ readonly name: string } & Detail)[] {
  const result = results.find((record) => record.id === id)?.result
  const tables = result?.status === 'ok' ? result.detail?.tables : undefined
  return Array.isArray(tables) ? tables : []
}

function metricsPart({ results }: LinkedEvaluation, { language, words }: Speech): Html {
  const controls = Object.entries(words.controls) as [keyof LinkedWords['controls'], string][]
  const { frame } = language.words
  const rows = results.map((record) => {
    const { title, reading } = textsOf(record, language)
    return html`<tr><th scope="row">${title} <span class="muted">(${frame.goals[record.goal]})</span><p class="reading">${reading}</p></th>
<td data-label="${frame.synthetic}">${resultCell(record.result, language)}</td>
${controls.map(([name, label]) => html`<td class="control" data-label="${label}">${resultCell(record.controls[name], language)}</td>`)}</tr>`
  })
  return html`<section id="together"><h2>${words.together}</h2><table class="stacked metrics"><thead><tr><th scope="col">${frame.metric}</th><th scope="col">${frame.synthetic}</th>${controls.map(([, label]) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`
}

function tablesPart({ tables }: LinkedEvaluation, { language, words }: Speech): Html {
  const rows = tables.flatMap(({ name, evaluation: { verdict, results } }) => {
    const missed = (verdict?.criteria ?? []).filter(({ status }) => status === 'not met')
    if (missed.length === 0) return [html`<tr><th scope="row">${name}</th><td colspan="2">${words.allMet}</td></tr>`]
    return missed.map(({ metric, status }) => {
      const record = results.find(({ id }) => id === metric)
      return html`<tr><th scope="row">${name}</th><td>${record ? language.title(record) : metric} ${resultCell(record?.result, language)}</td><td data-status="${status}">${language.words.verdict.marks[status]}</td></tr>`
    })
  })
  return html`<section id="tables"><h2>${words.tables}</h2><p class="explainer">${words.beside}</p><table class="stacked"><thead><tr>${words.tableColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`
}
