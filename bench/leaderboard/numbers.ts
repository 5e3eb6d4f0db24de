import type { MetricResult } from '../../evaluators/metric.js'

/** Every number of a row, in the order of the page. */
export const numberNames = [
  'pairTrends',
  'relatedPairs',
  'pairVariation',
  'pairVariationUnseen',
  'c2stUnseen',
  'c2stTrain',
  'c2stGap',
  'digits',
  'digitsUnseen',
  'relationsLost',
  'effectsLost',
  'tstr',
  'trtr',
  'utilityGap',
  'attackArea',
  'attackLow',
  'attackHigh',
  'attackRate',
  'ensembleArea',
  'ensembleLow',
  'ensembleHigh',
  'ensembleRate',
  'copies',
  'copiesUnseen',
  'heldOut',
  'heldOutTruth',
] as const

export type NumberName = (typeof numberNames)[number]

/** Null: the metric had nothing to say, or its detail lacks the field. */
export type Numbers = Readonly<Partial<Record<NumberName, number | null>>>

export type Measured = Readonly<
  Record<
    | 'pairTrends'
    | 'relatedPairs'
    | 'pairVariation'
    | 'pairVariationUnseen'
    | 'twoSample'
    | 'digits'
    | 'digitsUnseen'
    | 'relationsLost'
    | 'effectsLost'
    | 'utility'
    | 'membership'
    | 'copies'
    | 'copiesUnseen',
    MetricResult
  >
>

/** Reads the numbers out of the metrics' results: values, and fields of their details that the metrics' pages document. */
export function numbersOf(results: Measured): Numbers {
  const { twoSample, utility, membership } = results
  const trained = utilityNumbers(utility)
  const attack = bestAttack(membership)
  return {
    pairTrends: headline(results.pairTrends),
    relatedPairs: headline(results.relatedPairs),
    pairVariation: headline(results.pairVariation),
    pairVariationUnseen: headline(results.pairVariationUnseen),
    c2stUnseen: field(twoSample, 'againstUnseen'),
    c2stTrain: field(twoSample, 'againstTrain'),
    c2stGap: headline(twoSample),
    digits: headline(results.digits),
    digitsUnseen: headline(results.digitsUnseen),
    relationsLost: headline(results.relationsLost),
    effectsLost: headline(results.effectsLost),
    ...trained,
    utilityGap: trained.tstr === null || trained.trtr === null ? null : trained.tstr - trained.trtr,
    attackArea: numberOr(attack, 'area'),
    attackLow: bound(attack, 0),
    attackHigh: bound(attack, 1),
    attackRate: numberOr(record(attack?.truePositiveRateAt1), 'value'),
    ensembleArea: headline(membership),
    ensembleLow: membership.status === 'ok' ? (membership.interval?.[0] ?? null) : null,
    ensembleHigh: membership.status === 'ok' ? (membership.interval?.[1] ?? null) : null,
    ensembleRate: numberOr(record(detailOf(membership)?.truePositiveRateAt1), 'value'),
    copies: headline(results.copies),
    copiesUnseen: headline(results.copiesUnseen),
  }
}

/** Boosted trees trained on synthetic and on real rows: means over the same outcomes. */
function utilityNumbers(result: MetricResult): { readonly tstr: number | null; readonly trtr: number | null } {
  const outcomes = records(detailOf(result)?.outcomes)
  const pairs = outcomes.flatMap((outcome) => {
    const boosting = records(outcome.learners).find(({ learner }) => learner === 'boosting')
    const score = (side: string) => numberOr(boosting?.[side] as Detail | undefined, 'score')
    const [synthetic, real] = [score('synthetic'), score('real')]
    return synthetic === null || real === null ? [] : [{ synthetic, real }]
  })
  if (pairs.length === 0) return { tstr: null, trtr: null }
  const mean = (side: 'synthetic' | 'real') => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length
  return { tstr: mean('synthetic'), trtr: mean('real') }
}

/** The single attack with the largest area. */
function bestAttack(result: MetricResult): Detail | undefined {
  const attacks = records(detailOf(result)?.attacks).filter((attack) => numberOr(attack, 'area') !== null)
  return attacks.sort((a, b) => Number(b.area) - Number(a.area))[0]
}

type Detail = Readonly<Record<string, unknown>>

function headline(result: MetricResult): number | null {
  return result.status === 'ok' && Number.isFinite(result.value) ? result.value : null
}

function detailOf(result: MetricResult): Detail | undefined {
  return result.status === 'ok' ? result.detail : undefined
}

function field(result: MetricResult, name: string): number | null {
  return numberOr(detailOf(result), name)
}

function numberOr(detail: Detail | undefined, name: string): number | null {
  const value = detail?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function bound(attack: Detail | undefined, side: 0 | 1): number | null {
  const interval = attack?.interval
  return Array.isArray(interval) && typeof interval[side] === 'number' ? interval[side] : null
}

function record(value: unknown): Detail | undefined {
  return typeof value === 'object' && value !== null ? (value as Detail) : undefined
}

function records(value: unknown): Detail[] {
  return Array.isArray(value) ? value.map(record).filter((each) => each !== undefined) : []
}
