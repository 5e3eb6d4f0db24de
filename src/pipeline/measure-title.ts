import { linkedMetrics, metrics } from '../../evaluators/index.js'
import { metricTitle } from '../report/index.js'

/** What a measure is called in a language, by the title that it has itself; texts that are no title stay as they are. */
export function measureTitle(title: string, language: 'en' | 'fr'): string {
  const own = metrics.find((metric) => metric.title === title)
  if (own !== undefined) return metricTitle(own, { language, isLinked: false })
  const linked = linkedMetrics.find((metric) => metric.title === title)
  return linked === undefined ? title : metricTitle(linked, { language, isLinked: true })
}
