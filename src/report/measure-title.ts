import { linkedMetrics, metrics } from '../../evaluators/index.js'
import { type LanguageName, languageOf } from './language/language.js'
import { linkedLanguage } from './linked/linked-language.js'

/** What a measure is called in a language, by the title that it has itself; texts that are no title stay as they are. */
export function measureTitle(title: string, language: LanguageName): string {
  if (language === 'en') return title
  const own = metrics.find((metric) => metric.title === title)
  if (own !== undefined) return languageOf(language).title(own)
  const linked = linkedMetrics.find((metric) => metric.title === title)
  return linked === undefined ? title : linkedLanguage(language).title(linked)
}
