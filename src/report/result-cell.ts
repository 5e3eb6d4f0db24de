import type { Interval, MetricResult } from '../../evaluators/index.js'
import { type Html, html } from './html.js'
import type { Language } from './language/language.js'

/** A value with its interval below it, or why there is none; an interval of that value alone says nothing and is left out. */
export function resultCell(result: MetricResult | undefined, { numbers, words, say }: Language): Html {
  if (result === undefined) return html`<span class="muted">${words.frame.notComputed}</span>`
  if (result.status === 'skipped')
    return html`<span class="muted">${words.frame.notComputed}${words.frame.colon}${say(result.reason)}</span>`
  return html`<span class="value">${numbers.value(result.value)}</span>${
    result.interval &&
    !isPoint(result.interval) &&
    html` <span class="interval">${numbers.interval(result.interval)}</span>`
  }`
}

/** Whether a number is of all rows or of a sample; nothing where no number of the evaluation is sampled. */
export function basisLine(result: MetricResult | undefined, { numbers, words }: Language): Html | null {
  if (result?.status !== 'ok' || result.basis === undefined) return null
  const { exact, sampled } = words.frame.basis
  const text = result.basis === 'exact' ? exact : sampled(numbers.count(result.basis.sampled))
  return html`<div class="muted small">${text}</div>`
}

function isPoint([low, high]: Interval): boolean {
  return low === high
}
