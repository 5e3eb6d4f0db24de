/** What a page says of a metric. */
export interface MetricTexts {
  readonly title: string
  readonly question: string
  readonly reading: string
}
