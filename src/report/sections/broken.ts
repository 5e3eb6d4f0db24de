import type { Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const open = 10

interface Broken {
  readonly name: string
  readonly rows: number
  readonly of: number
  readonly record: MetricRecord
}

/** Every statement, rule, bound and key that rows break, by name. */
export function brokenPart({ results }: Evaluation, language: Language): Html | null {
  const broken = results.flatMap(brokenBy)
  if (broken.length === 0) return null
  const texts = language.words.broken
  const rest = broken.slice(open)
  return html`<h3 id="broken-rules">${texts.title}</h3><p>${texts.explainer}</p>
${brokenTable(broken.slice(0, open), language)}
${rest.length > 0 && html`<details><summary>${texts.more(rest.length)}</summary>${brokenTable(rest, language)}</details>`}`
}

function brokenBy(record: MetricRecord): Broken[] {
  if (!record.id.startsWith('validity.') || record.result.status !== 'ok') return []
  const { violations = [], rows: of = 0 } = (record.result.detail ?? {}) as {
    readonly violations?: readonly Pick<Broken, 'name' | 'rows'>[]
    readonly rows?: number
  }
  return violations.map(({ name, rows }) => ({ name, rows, of, record }))
}

function brokenTable(broken: readonly Broken[], { words, numbers, metric, say }: Language): Html {
  const { columns } = words.broken
  const [, by, rows, share] = columns
  return html`<table class="stacked"><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${broken.map(
    (each) => html`<tr><th scope="row">${say(each.name)}</th><td data-label="${by}">${metric(each.record).title}</td>
<td class="value" data-label="${rows}">${numbers.count(each.rows)}</td><td data-label="${share}">${numbers.share(each.rows / Math.max(1, each.of))}</td></tr>`,
  )}</tbody></table>`
}
