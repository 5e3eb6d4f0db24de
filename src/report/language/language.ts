import type { MetricRecord } from '../../../evaluators/index.js'
import { type Numbers, numbersWith } from '../format.js'
import { english, type Words } from './en.js'
import { french } from './fr.js'
import type { MetricTexts } from './metric-texts.js'
import { frenchMetrics } from './metrics-fr.js'
import { sayInFrench } from './say-fr.js'
import { typeset, typesetAll } from './typeset-fr.js'

export type LanguageName = 'en' | 'fr'

/** All that a section needs in order to speak. */
export interface Language {
  readonly name: LanguageName
  readonly words: Words
  readonly numbers: Numbers
  /** Title, question and reading of a metric. */
  metric(record: MetricRecord): MetricTexts
  /** The title of a metric alone. */
  title(metric: Pick<MetricRecord, 'id' | 'title'>): string
  /** What an evaluation says in English: reasons, notes, names of groups and attacks. Unknown texts stay as they are. */
  say(text: string): string
}

const typesetMetrics = typesetAll(frenchMetrics)

const languages: Readonly<Record<LanguageName, Language>> = {
  en: {
    name: 'en',
    words: english,
    numbers: numbersWith('.', { between: ', ', percent: ' ' }),
    metric: (record) => record,
    title: ({ title }) => title,
    say: (text) => text,
  },
  fr: {
    name: 'fr',
    words: typesetAll(french),
    numbers: numbersWith(',', { between: '\u202f; ', percent: '\u202f' }),
    metric: (record) => typesetMetrics[record.id] ?? record,
    title: ({ id, title }) => typesetMetrics[id]?.title ?? title,
    say: (text) => typeset(sayInFrench(text)),
  },
}

export function languageOf(name: LanguageName): Language {
  return languages[name]
}
