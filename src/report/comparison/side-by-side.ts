import type { ComparedMetric, Comparison, ControlName, MetricResult } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import { resultCell } from '../result-cell.js'
import { controlTitles, english, goals } from './english.js'
import { markOf } from './marks.js'

const families: readonly (readonly [prefix: string, title: string])[] = [
  ['validity', 'Is every row possible?'],
  ['fidelity', 'Is it faithful?'],
  ['utility', 'Is it useful?'],
  ['privacy', 'Is anybody recognisable?'],
]

/** Every metric of every release with its controls, by the question it answers. */
export function sideBySideSection({ metrics, releases, isComparable }: Comparison): Html {
  const present = families.filter(([prefix]) => metrics.some(({ id }) => id.startsWith(`${prefix}.`)))
  const names = Object.keys(controlTitles) as ControlName[]
  return html`<section id="metrics"><h2>All metrics, side by side</h2>
<p>${
    isComparable
      ? html`A value is <span class="best">framed</span> when its whole interval is better than the whole interval of every other release. Where nothing is framed, the evaluations do not tell which is best; that is not to say that all are alike. Values that should be near a reference are never framed.`
      : html`Nothing is framed as best, for the numbers are not comparable.`
  } Controls stand once where they are the same for all releases.</p>
${present.map(
  ([prefix, title]) => html`<h3>${title}</h3>
<div class="wide" tabindex="0" role="region" aria-label="${title}"><table class="stacked side-by-side"><thead><tr><th scope="col">metric</th>${releases.map(({ name }, index) => html`<th scope="col"><span class="key">${markOf(index)}</span> ${name}</th>`)}${names.map((name) => html`<th scope="col">${controlTitles[name]}</th>`)}</tr></thead>
<tbody>${metrics.filter(({ id }) => id.startsWith(`${prefix}.`)).map((metric) => row(metric, { releases, names }))}</tbody></table></div>`,
)}</section>`
}

function row(
  { title, goal, isOneVersion, results, controls, best }: ComparedMetric,
  { releases, names }: { readonly releases: Comparison['releases']; readonly names: readonly ControlName[] },
): Html {
  return html`<tr><th scope="row">${title} <span class="muted">(${goals[goal]})</span>${
    !isOneVersion && html`<p class="reading">other versions of the definition: not comparable</p>`
  }</th>${results.map(
    (result, index) =>
      html`<td data-label="${`${markOf(index)} ${releases[index]?.name ?? ''}`}">${best === index ? html`<div class="best"><span hidden>best: </span>${resultCell(result ?? undefined, english)}</div>` : resultCell(result ?? undefined, english)}</td>`,
  )}${names.map((name) => html`<td class="control" data-label="${controlTitles[name]}">${controlCell(controls[name] ?? [])}</td>`)}</tr>`
}

/** One value when all releases have it; one a release otherwise. */
function controlCell(results: readonly (MetricResult | null)[]): Html {
  const computed = results.flatMap((result, index) =>
    result?.status === 'ok' ? [{ mark: markOf(index), result, text: english.numbers.value(result.value) }] : [],
  )
  const [first] = computed
  if (first === undefined) return html`<span class="muted">–</span>`
  if (computed.every(({ text }) => text === first.text)) return resultCell(first.result, english)
  return html`${computed.map(({ mark, text }) => html`<div>${mark} ${text}</div>`)}`
}
