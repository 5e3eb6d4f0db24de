import type { ComparedMetric, Comparison, ControlName, MetricResult } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { resultCell } from '../result-cell.js'
import { languageFor } from '../whole-numbers.js'
import { markOf } from './marks.js'

const families = ['validity', 'fidelity', 'utility', 'privacy'] as const

/** Every metric of every release with its controls, by the question it answers. */
export function sideBySideSection({ metrics, releases, isComparable }: Comparison, language: Language): Html {
  const texts = language.words.comparison.metrics
  const { controls, metric: metricWord } = language.words.frame
  const measured = new Set(metrics.flatMap((each) => Object.keys(each.controls)))
  const names = (Object.keys(controls) as ControlName[]).filter((name) => measured.has(name))
  const of = (family: string) => metrics.filter(({ id }) => id.startsWith(`${family}.`))
  return html`<section id="metrics"><h2>${texts.title}</h2>
<p>${isComparable ? texts.framed : texts.nothingFramed} ${texts.controls}</p>
${families
  .filter((family) => of(family).length > 0)
  .map(
    (family) => html`<h3>${texts.families[family]}</h3>
<div class="wide" tabindex="0" role="region" aria-label="${texts.families[family]}"><table class="stacked side-by-side"><thead><tr><th scope="col">${metricWord}</th>${releases.map(({ name }, index) => html`<th scope="col"><span class="key">${markOf(index)}</span> ${name}</th>`)}${names.map((name) => html`<th scope="col">${controls[name]}</th>`)}</tr></thead>
<tbody>${of(family).map((metric) => row(metric, { releases, names, language }))}</tbody></table></div>`,
  )}</section>`
}

interface Beside {
  readonly releases: Comparison['releases']
  readonly names: readonly ControlName[]
  readonly language: Language
}

function row(metric: ComparedMetric, { releases, names, language: spoken }: Beside): Html {
  const language = languageFor(metric, spoken)
  const { goal, isOneVersion, results, controls, best } = metric
  const { words } = language
  const texts = words.comparison.metrics
  return html`<tr><th scope="row">${language.title(metric)} <span class="muted">(${words.frame.goals[goal]})</span>${
    !isOneVersion && html`<p class="reading">${texts.otherVersions}</p>`
  }</th>${results.map(
    (result, index) =>
      html`<td data-label="${`${markOf(index)} ${releases[index]?.name ?? ''}`}">${best === index ? html`<div class="best"><span hidden>${texts.best}</span>${resultCell(result ?? undefined, language)}</div>` : resultCell(result ?? undefined, language)}</td>`,
  )}${names.map((name) => html`<td class="control" data-label="${words.frame.controls[name]}">${controlCell(controls[name] ?? [], language)}</td>`)}</tr>`
}

/** One value when all releases have it; one a release otherwise. */
function controlCell(results: readonly (MetricResult | null)[], language: Language): Html {
  const computed = results.flatMap((result, index) =>
    result?.status === 'ok' ? [{ mark: markOf(index), result, text: language.numbers.value(result.value) }] : [],
  )
  const [first] = computed
  if (first === undefined) return html`<span class="muted">–</span>`
  if (computed.every(({ text }) => text === first.text)) return resultCell(first.result, language)
  return html`${computed.map(({ mark, text }) => html`<div>${mark} ${text}</div>`)}`
}
