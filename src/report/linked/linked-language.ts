import type { MetricRecord } from '../../../evaluators/index.js'
import { type Language, type LanguageName, languageOf } from '../language/language.js'
import { typesetAll } from '../language/typeset-fr.js'
import { frenchLinkedMetrics } from './linked-metrics-fr.js'
import { linkedWords } from './linked-words.js'

const frenchTexts = typesetAll(frenchLinkedMetrics)

/** The language of pages on linked tables together: their own controls, metrics and definitions, every other word as on other pages. */
export function linkedLanguage(name: LanguageName): Language {
  const language = languageOf(name)
  const { controls, subtitle, outsiders, verdictControls, untestedList, terms, remedies, evidence, faithful } =
    linkedWords[name]
  const { words } = language
  const frenchOf = ({ id }: Pick<MetricRecord, 'id'>) => (name === 'fr' ? frenchTexts[id] : undefined)
  return {
    ...language,
    words: {
      ...words,
      frame: {
        ...words.frame,
        subtitle,
        evidence,
        controls: { ...words.frame.controls, ...controls },
        outsiders: { ...words.frame.outsiders, without: outsiders },
      },
      verdict: {
        ...words.verdict,
        controls: verdictControls,
        answers: { ...words.verdict.answers, faithful: { ...words.verdict.answers.faithful, met: faithful } },
      },
      advice: { ...words.advice, remedies: { ...words.advice.remedies, ...remedies } },
      limits: { ...words.limits, untestedList },
      method: { ...words.method, terms },
    },
    metric: (record) => {
      const french = frenchOf(record)
      return french === undefined ? language.metric(record) : { ...record, ...french }
    },
    title: (metric) => frenchOf(metric)?.title ?? language.title(metric),
  }
}
