import type { EffectsDetail, Evaluation, RelationsDetail, SubgroupDetail } from '../../evaluators/index.js'
import { detailOf } from './detail-of.js'

/** Something wrong that a reader must see first, with the numbers to say it. */
export type Finding =
  | { readonly kind: 'copies'; readonly share: number; readonly unseen: number | null }
  | {
      readonly kind: 'broken'
      readonly metric: string
      readonly name: string
      readonly rows: number
      readonly of: number
    }
  | { readonly kind: 'lost group'; readonly name: string; readonly real: number; readonly synthetic: number }
  | ({ readonly kind: 'lost relation' } & LostRelation)
  | ({ readonly kind: 'lost effect' } & LostEffect)

export type LostRelation = Pick<RelationsDetail['worst'][number], 'names' | 'real' | 'synthetic'>
export type LostEffect = Pick<EffectsDetail['worst'][number], 'outcome' | 'term' | 'real' | 'synthetic'>

const validity = [
  'validity.rules',
  'validity.relations',
  'validity.found-relations',
  'validity.bounds',
  'validity.levels',
  'validity.keys',
]
/** A group is called lost when it has less than this share of the synthetic rows it should have. */
const lostBelow = 0.5

/** What the criteria that are not met have to say in plain words, all of it: copies, broken rules, lost effects, relations and groups. */
export function findings(evaluation: Evaluation): readonly Finding[] {
  return [
    ...copies(evaluation),
    ...broken(evaluation),
    ...surelyLost(detailOf<EffectsDetail>(evaluation, 'utility.lost-effects'), 'lost effect'),
    ...surelyLost(detailOf<RelationsDetail>(evaluation, 'fidelity.lost-relations'), 'lost relation'),
    ...lostGroups(evaluation),
  ]
}

function surelyLost<Kind extends string, Lost extends { readonly isSure: boolean }>(
  detail: { readonly worst: readonly Lost[] } | null,
  kind: Kind,
): (Lost & { readonly kind: Kind })[] {
  return (detail?.worst ?? []).filter(({ isSure }) => isSure).map((lost) => ({ ...lost, kind }))
}

function copies({ verdict, results }: Evaluation): Finding[] {
  const criterion = verdict?.criteria.find(({ metric }) => metric === 'privacy.exact-copies')
  const record = results.find(({ id }) => id === 'privacy.exact-copies')
  if (criterion?.status !== 'not met' || record?.result.status !== 'ok') return []
  const unseen = record.controls['unseen-real']
  return [{ kind: 'copies', share: record.result.value, unseen: unseen?.status === 'ok' ? unseen.value : null }]
}

interface ViolationDetail {
  readonly rows: number
  readonly violations: readonly { readonly name: string; readonly rows: number }[]
}

/** A rule that is also a relation is told once, and a column only when its criterion is missed outright. */
function broken(evaluation: Evaluation): Finding[] {
  const told = new Set<string>()
  return validity.flatMap((metric) => {
    const criterion = evaluation.verdict?.criteria.find((each) => each.metric === metric)
    const detail = detailOf<ViolationDetail>(evaluation, metric)
    const isStated = metric === 'validity.rules' || metric === 'validity.relations'
    if (detail === null || criterion === undefined || criterion.status === 'met') return []
    if (!isStated && criterion.status !== 'not met') return []
    return detail.violations
      .filter(({ name }) => !told.has(name) && told.add(name))
      .map(({ name, rows }): Finding => ({ kind: 'broken', metric, name, rows, of: detail.rows }))
  })
}

function lostGroups(evaluation: Evaluation): Finding[] {
  const { train, synthetic } = evaluation.inputs
  const groups = detailOf<SubgroupDetail>(evaluation, 'fidelity.subgroups')?.groups ?? []
  return groups
    .flatMap(({ name, rows, syntheticRows }): Extract<Finding, { kind: 'lost group' }>[] => {
      if (syntheticRows === undefined || synthetic.rows === 0) return []
      const [own, made] = [rows / train.rows, syntheticRows / synthetic.rows]
      return made < lostBelow * own ? [{ kind: 'lost group', name, real: own, synthetic: made }] : []
    })
    .sort((a, b) => b.real - b.synthetic - (a.real - a.synthetic))
}
