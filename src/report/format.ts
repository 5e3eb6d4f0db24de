import type { Interval, MetricResult } from '../../evaluators/index.js'
import { type Html, html } from './html.js'

/** Three decimals; small values that are not zero say so. */
export function formatValue(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.0005) return value < 0 ? '> −0.001' : '< 0.001'
  return value.toFixed(3).replace('-', '−')
}

export function formatInterval([low, high]: Interval): string {
  return `[${low.toFixed(3)}, ${high.toFixed(3)}]`
}

/** Whole numbers with thin spaces between thousands. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}

export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** A value with its interval below it, or why there is none. */
export function resultCell(result: MetricResult | undefined): Html {
  if (result === undefined) return html`<span class="muted">not computed</span>`
  if (result.status === 'skipped') return html`<span class="muted">not computed: ${result.reason}</span>`
  return html`<span class="value">${formatValue(result.value)}</span>${
    result.interval && html` <span class="interval">${formatInterval(result.interval)}</span>`
  }`
}
