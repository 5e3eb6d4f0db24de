import { models } from '../../../models/index.js'
import { isModelled, type Schema } from '../../table/index.js'

/** A way to release a table that a frontier measures. */
export interface Candidate {
  readonly id: string
  readonly label: string
  readonly steps: readonly Readonly<Record<string, unknown>>[]
  /** Of a budget that is rehearsed. */
  readonly epsilon?: number
}

export interface CandidateOptions {
  /** Of k-anonymity. */
  readonly k?: readonly number[]
  /** Ids of models. */
  readonly models?: readonly string[]
  /** Budgets of differential privacy. */
  readonly epsilons?: readonly number[]
}

const usualModels = ['marginals', 'bayes-net', 'hidden-tree', 'sequential-trees']

/** Masking, k-anonymity for several k, k with diversity of the outcome, several models and several budgets: what there is, on one page. */
export function candidatesOf(
  schema: Schema,
  { k = [2, 5, 11, 20], models: wanted, epsilons = [0.3, 1, 3] }: CandidateOptions = {},
): readonly Candidate[] {
  const hasKnown = schema.columns.some((column) => column.role === 'quasi-identifier' && isModelled(column))
  const secret = schema.columns.find(
    ({ role, kind }) => (role === 'sensitive' || role === 'outcome') && kind !== 'numeric' && kind !== 'datetime',
  )
  const known = models.map(({ id }) => id)
  const chosen = (wanted ?? usualModels).filter((id) => wanted !== undefined || known.includes(id))
  const middle = k[Math.floor(k.length / 2)] ?? 11
  return [
    { id: 'mask', label: 'mask', steps: [{ technique: 'mask' }] },
    ...(hasKnown
      ? [
          { id: 'noise', label: 'noise 10 %', steps: [{ technique: 'noise', share: 0.1 }] },
          ...k.map((each) => ({
            id: `k-${each}`,
            label: `k = ${each}`,
            steps: [{ technique: 'k-anonymity', k: each }],
          })),
          ...(secret === undefined
            ? []
            : [
                {
                  id: `k-${middle}-l-2`,
                  label: `k = ${middle}, l = 2`,
                  steps: [
                    {
                      technique: 'k-anonymity',
                      k: middle,
                      models: [{ id: 'distinct-l', column: secret.name, l: 2 }],
                    },
                  ],
                },
              ]),
        ]
      : []),
    ...chosen.map((model) => ({ id: model, label: model, steps: [{ technique: 'synthesis', model }] })),
    ...epsilons.map((epsilon) => ({
      ...{ id: `epsilon-${epsilon}`, label: `ε = ${epsilon}`, epsilon },
      steps: [{ technique: 'synthesis', epsilon }],
    })),
  ]
}
