import type { MetricRecord } from '../../evaluators/index.js'
import type { Language } from './language/language.js'

/** The language for the numbers of a metric: whole ones where it counts people, values or columns. */
export function languageFor(metric: Pick<MetricRecord, 'counts'> | undefined, language: Language): Language {
  if (metric?.counts !== true) return language
  const { numbers } = language
  const whole = (value: number) => numbers.count(Math.round(value))
  return {
    ...language,
    numbers: { ...numbers, value: whole, interval: ([low, high]) => numbers.range(whole(low), whole(high)) },
  }
}
