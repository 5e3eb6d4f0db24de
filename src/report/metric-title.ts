import type { MetricRecord } from '../../evaluators/index.js'
import { type LanguageName, languageOf } from './language/language.js'
import { linkedLanguage } from './linked/linked-language.js'

/** What a measure is called in a language. */
export function metricTitle(
  metric: Pick<MetricRecord, 'id' | 'title'>,
  { language, isLinked }: { readonly language: LanguageName; readonly isLinked: boolean },
): string {
  return (isLinked ? linkedLanguage(language) : languageOf(language)).title(metric)
}
