import type { ComparedMetric, Comparison, ControlName, MetricResult } from '../../../evaluators/index.js'
import { type TradeOffPoint, tradeOffChart } from '../charts/trade-off-chart.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { markOf } from './marks.js'

/** What stands for usefulness and for faithfulness: the first of each that was computed for at least two. */
const qualities = [
  ['utility.tstr', 'utility.concordance', 'utility.replication', 'utility.trajectory'],
  ['fidelity.informative-pairs', 'fidelity.pair-trends', 'fidelity.shape'],
] as const

/** A copy of train stands so far to the right that nothing else could be told apart. */
const drawnControls = {
  'unseen-real': 'u',
  'independent-marginals': 'i',
  'gaussian-copula': 'g',
} as const satisfies Partial<Record<ControlName, string>>

/** Usefulness and faithfulness against the best membership attack. */
export function tradeOffSection(comparison: Comparison, language: Language): Html | null {
  const figures = qualities.flatMap((ids) => {
    const found = ids.flatMap((id) => comparison.metrics.find((metric) => metric.id === id) ?? [])
    const metric = found.find(({ results }) => results.filter((result) => result?.status === 'ok').length >= 2)
    const points = metric === undefined ? [] : pointsOf(comparison, metric)
    return metric === undefined || points.length < 2 ? [] : [figure(comparison, { metric, points, language })]
  })
  if (figures.length === 0) return null
  const { tradeOff: texts } = language.words.comparison
  const measured = new Set(comparison.metrics.flatMap((metric) => Object.keys(metric.controls)))
  const drawn = Object.entries(drawnControls).filter(([name]) => measured.has(name))
  const controls = drawn.map(([name, mark]) => `${mark} = ${language.words.frame.controls[name as ControlName]}`)
  return html`<section id="trade-off"><h2>${texts.title}</h2>
<p>${texts.explainer(controls.join(', '))}${!comparison.isComparable && html` <strong>${texts.differentRows}</strong>`}</p>
<div class="maps tradeoff">${figures}</div></section>`
}

function figure(
  { releases }: Comparison,
  {
    metric,
    points,
    language,
  }: { readonly metric: ComparedMetric; readonly points: readonly TradeOffPoint[]; readonly language: Language },
): Html {
  const { tradeOff: texts } = language.words.comparison
  const title = language.title(metric)
  const missing = releases.flatMap((_, index) =>
    points.some(({ mark }) => mark === markOf(index)) ? [] : [markOf(index)],
  )
  return html`<figure><h3>${title}</h3>${missing.length > 0 && html`<figcaption>${texts.missing(missing.join(', '))}</figcaption>`}
${tradeOffChart(points, { label: texts.label(title), quality: title.toLowerCase(), attack: texts.attack, numbers: language.numbers })}</figure>`
}

function pointsOf({ releases, metrics }: Comparison, metric: ComparedMetric): TradeOffPoint[] {
  const own = releases.flatMap(({ bestAttack }, index): TradeOffPoint[] => {
    const quality = metric.results[index]
    if (quality?.status !== 'ok' || bestAttack === null) return []
    return [{ mark: markOf(index), isControl: false, attack: bestAttack, quality }]
  })
  const controls = (Object.keys(drawnControls) as (keyof typeof drawnControls)[]).flatMap((name): TradeOffPoint[] => {
    const quality = metric.controls[name]?.[0]
    const attack = strongest(metrics, { of: releases.map(({ bestAttack }) => bestAttack?.id), name })
    if (quality?.status !== 'ok' || attack === null) return []
    return [{ mark: drawnControls[name], isControl: true, attack, quality }]
  })
  return own.length < 2 ? [] : [...controls, ...own]
}

/** How far the attacks that were the best on a release got on a control. */
function strongest(
  metrics: Comparison['metrics'],
  { of, name }: { readonly of: readonly (string | undefined)[]; readonly name: ControlName },
): Extract<MetricResult, { status: 'ok' }> | null {
  const results = metrics.flatMap(({ id, controls }) => {
    const result = of.includes(id) ? controls[name]?.[0] : undefined
    return result?.status === 'ok' ? [result] : []
  })
  return results.sort((a, b) => b.value - a.value)[0] ?? null
}
