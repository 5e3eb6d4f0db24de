import type { MetricRecord, UtilityDetail } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const shown = 3

/**
 * The outcomes behind a share that is kept, each with its own kind of score: what trees reach that learnt on synthetic and on
 * real rows. Null for other metrics.
 */
export function outcomeLines(record: MetricRecord | undefined, { words, numbers }: Language): Html | null {
  if (record?.id !== 'utility.tstr' || record.result.status !== 'ok') return null
  const { outcomes = [] } = (record.result.detail ?? {}) as Partial<UtilityDetail>
  if (outcomes.length === 0) return null
  const texts = words.utility
  const score = (value: number | undefined) => (value === undefined ? '–' : numbers.value(value))
  const lines = outcomes.slice(0, shown).map(({ outcome, task, learners }) => {
    const [trees] = learners
    return html`<div class="reading"><b>${outcome}</b>${words.frame.colon}${texts.against({
      score: texts.kinds[task],
      synthetic: score(trees?.synthetic?.score),
      real: score(trees?.real?.score),
    })}</div>`
  })
  return html`${lines}${outcomes.length > shown && html`<div class="reading"><a href="#utility">${texts.moreOutcomes(outcomes.length - shown)}</a></div>`}`
}
