import type { RiskAssessment } from '../../../evaluators/index.js'
import type { RiskWords } from './risk-words.js'

/** A question with its answer and interval, as texts. */
export type RiskLine = readonly [question: string, answer: string, interval: string]

/** A share in per cent; the smallest ones with a bound. */
export function percent(share: number, { locale }: Pick<RiskWords, 'locale'>): string {
  const value = 100 * share
  const digits = value === 0 || value >= 10 ? 0 : value >= 1 ? 1 : 2
  const text = value > 0 && value < 0.01 ? `< ${locale === 'fr' ? '0,01' : '0.01'}` : value.toFixed(digits)
  return `${locale === 'fr' ? text.replace('.', ',') : text} %`
}

/** The answers of an assessment, the most telling first. */
export function riskLines(
  { attackers, population, counted, individual, intrusion }: RiskAssessment,
  words: RiskWords,
): RiskLine[] {
  const { prosecutor, journalist, marketer, alone, atRisk } = attackers
  const share = (value: number) => percent(value, words)
  const ends = ([low, high]: readonly [number, number]) => `${share(low)} – ${share(high)}`
  const held = ({ people, share: part }: { readonly people: number; readonly share: number }) =>
    `${people} (${share(part)})`
  return [
    [words.alone, held(alone), ends(alone.interval)],
    [words.atRisk(share(atRisk.threshold)), held(atRisk), ends(atRisk.interval)],
    [words.highest, share(prosecutor.highest), ''],
    [words.average, share(prosecutor.average), ''],
    [words.marketer, share(marketer.average), ends(marketer.interval)],
    [
      words.journalist,
      counted === undefined && journalist === undefined
        ? words.unknownPopulation
        : share(counted?.highest ?? journalist?.highest ?? 0),
      '',
    ],
    ...(counted === undefined
      ? [[words.population, ofPopulation(population?.dankar) ?? words.unknownPopulation, ''] as const]
      : [
          [words.journalistSuccess, share(counted.success), ''] as const,
          [words.countedAlone(String(counted.people)), share(counted.alone), ''] as const,
          ...(counted.rowsMissed === 0 ? [] : [[words.missed, String(counted.rowsMissed), ''] as const]),
        ]),
    ...(individual === undefined
      ? []
      : [
          [words.individualHighest, share(individual.highest), ''] as const,
          [words.individualExpected, individual.expected.toFixed(1), ''] as const,
        ]),
    [words.intrusion, share(intrusion.highest), ''],
  ]

  function ofPopulation(value: number | null | undefined): string | undefined {
    return value === null || value === undefined ? undefined : share(value)
  }
}
