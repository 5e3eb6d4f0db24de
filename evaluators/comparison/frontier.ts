import { type Nature, rehearsalText } from '../../src/messages/index.js'
import type { Interval } from '../metric.js'

/** The risks a frontier is drawn for: WP29's three, and whether somebody was in the table. */
export const frontierRisks = [
  'privacy.singling-out',
  'privacy.linkability',
  'privacy.inference',
  'privacy.membership-ensemble',
] as const

export type FrontierRisk = (typeof frontierRisks)[number]

/** What use is told by, the first that every point has. */
export const frontierUses = ['utility.tstr', 'utility.every-column', 'fidelity.pair-trends'] as const

/** Beside them in the table. */
export const frontierOthers = [
  'fidelity.original-pairs',
  'privacy.record-linkage-known',
  'privacy.record-linkage',
  'privacy.homogeneous-classes',
] as const

export interface FrontierValue {
  readonly value: number
  readonly interval?: Interval
}

/** One way to make something shareable of the table, measured. */
export interface FrontierPoint {
  readonly id: string
  readonly label: string
  readonly nature?: Nature
  /** As a job says them. */
  readonly steps: readonly Readonly<Record<string, unknown>>[]
  /** By metric; absent where it was not computed. */
  readonly values: Readonly<Record<string, FrontierValue>>
  /** Why there is no point: k that cannot be kept, too few rows. */
  readonly refused?: string
  readonly seconds: number
  /** Of a budget of differential privacy that was rehearsed. */
  readonly epsilon?: number
}

/** Ways to release one table under one evaluator. Plain JSON. */
export interface Frontier {
  readonly format: 'mirrorward/frontier'
  readonly version: 1
  readonly title: string
  readonly rows: number
  readonly trainRows: number
  /** The metric of use, and whether every point has it. */
  readonly use: string
  readonly risks: readonly string[]
  /** What is outside the guarantee, where budgets were rehearsed. */
  readonly outside?: Readonly<Record<'en' | 'fr', string>>
  readonly points: readonly (FrontierPoint & {
    /** By risk, the ids of points at least as useful and at most as risky, and better in one of the two. */
    readonly dominatedBy: Readonly<Record<string, readonly string[]>>
    /** At least as good in use and in all risks together there is another. */
    readonly isDominated: boolean
  })[]
}

/** Points with what dominates them, by their values alone: intervals are shown, and say how sure that is. O(points²). */
export function frontierOf(
  points: readonly FrontierPoint[],
  about: Pick<Frontier, 'title' | 'rows' | 'trainRows'>,
): Frontier {
  const measured = points.filter(({ refused }) => refused === undefined)
  const use =
    frontierUses.find((id) => measured.every(({ values }) => values[id] !== undefined)) ?? 'fidelity.pair-trends'
  const risks = frontierRisks.filter((id) => measured.some(({ values }) => values[id] !== undefined))
  return {
    ...{ format: 'mirrorward/frontier', version: 1, ...about, use, risks },
    ...(points.some(({ epsilon }) => epsilon !== undefined) && { outside: rehearsalText }),
    points: points.map((point) => ({
      ...point,
      dominatedBy: Object.fromEntries(
        risks.map((risk) => [
          risk,
          measured.filter((other) => beats(other, point, { use, risks: [risk] })).map(({ id }) => id),
        ]),
      ),
      isDominated: measured.some((other) => beats(other, point, { use, risks })),
    })),
  }
}

function beats(
  other: FrontierPoint,
  point: FrontierPoint,
  { use, risks }: { readonly use: string; readonly risks: readonly string[] },
): boolean {
  if (other === point || point.refused !== undefined) return false
  const gains = [difference(other, point, use), ...risks.map((risk) => difference(point, other, risk))]
  return gains.every((gain) => gain !== undefined && gain >= 0) && gains.some((gain) => gain !== undefined && gain > 0)
}

/** How much more the first has; undefined where one was not measured. */
function difference(first: FrontierPoint, second: FrontierPoint, id: string): number | undefined {
  const [one, two] = [first.values[id], second.values[id]]
  return one === undefined || two === undefined ? undefined : one.value - two.value
}
