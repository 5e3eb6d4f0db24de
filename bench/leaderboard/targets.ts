import { scaleTable } from './bench-tables.js'
import type { Summary } from './summary.js'

export interface Target {
  /** As a reader would say it, for example `trends ≥ .985`. */
  readonly name: string
  /** Null when the row lacks a number that it needs. */
  readonly isMet: (row: Summary) => boolean | null
}

const adult: readonly Target[] = [
  atLeast('trends ≥ .985', ({ numbers }) => numbers.pairTrends, 0.985),
  atMost('C2ST unseen ≤ .56', ({ numbers }) => numbers.c2stUnseen, 0.56),
  atLeast('TSTR ≥ TRTR − .006', ({ numbers }) => numbers.utilityGap, -0.006),
  atMost('attack AUC ≤ .53', ({ numbers }) => numbers.attackArea, 0.53),
  atMost('TPR ≤ 2 %', ({ numbers }) => numbers.attackRate, 0.02),
  atMost('fit ≤ 60 s', ({ fitSeconds }) => fitSeconds, 60),
]

const scale: readonly Target[] = [
  atMost('fit ≤ 180 s', ({ fitSeconds }) => fitSeconds, 180),
  atMost('sample ≤ 20 s', ({ sampleSeconds }) => sampleSeconds, 20),
  atMost('memory ≤ 2 GB', ({ peakMegabytes }) => peakMegabytes, 2048),
]

/** Of every other table; one of them is asked for more. */
function small(mostArea: number): readonly Target[] {
  return [
    atMost(`C2ST unseen ≤ ${short(mostArea)}`, ({ numbers }) => numbers.c2stUnseen, mostArea),
    atLeast('C2ST train ≥ .48', ({ numbers }) => numbers.c2stTrain, 0.48),
    {
      name: 'pair TV ≤ 1.1 × unseen',
      isMet: ({ numbers: { pairVariation, pairVariationUnseen } }) =>
        compare(pairVariation, pairVariationUnseen, (own, unseen) => own <= 1.1 * unseen),
    },
    atLeast('TSTR ≥ TRTR − .02', ({ numbers }) => numbers.utilityGap, -0.02),
    {
      name: 'attack AUC ≤ .53 or not above .5',
      isMet: ({ numbers: { attackArea, attackLow } }) =>
        compare(attackArea, attackLow, (area, low) => area <= 0.53 || low <= 0.5),
    },
    atMost('TPR ≤ 2 %', ({ numbers }) => numbers.attackRate, 0.02),
    {
      name: 'copies ≤ unseen',
      isMet: ({ numbers: { copies, copiesUnseen } }) => compare(copies, copiesUnseen, (own, unseen) => own <= unseen),
    },
    atMost('fit ≤ 10 s', ({ fitSeconds }) => fitSeconds, 10),
  ]
}

/** What is asked of a row of this table. */
export function targetsOf(dataset: string): readonly Target[] {
  if (dataset === 'adult') return adult
  if (dataset === scaleTable) return scale
  return small(dataset === 'nafld1' ? 0.56 : 0.6)
}

export interface Judged {
  readonly met: readonly string[]
  readonly missed: readonly string[]
  readonly unknown: readonly string[]
}

/** The targets of a row's table by whether it meets them. */
export function judge(row: Summary): Judged {
  const names = (wanted: boolean | null) =>
    targetsOf(row.dataset).flatMap(({ name, isMet }) => (isMet(row) === wanted ? [name] : []))
  return { met: names(true), missed: names(false), unknown: names(null) }
}

type Read = (row: Summary) => number | null | undefined

function atMost(name: string, read: Read, limit: number): Target {
  return { name, isMet: (row) => compare(read(row), limit, (value, most) => value <= most) }
}

function atLeast(name: string, read: Read, limit: number): Target {
  return { name, isMet: (row) => compare(read(row), limit, (value, least) => value >= least) }
}

function compare(
  first: number | null | undefined,
  second: number | null | undefined,
  holds: (first: number, second: number) => boolean,
): boolean | null {
  return first == null || second == null ? null : holds(first, second)
}

function short(value: number): string {
  return value.toFixed(2).replace(/^0/, '')
}
