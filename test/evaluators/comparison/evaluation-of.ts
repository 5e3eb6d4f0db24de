import type { Evaluation, MetricRecord } from '../../../evaluators/index.js'

/** A small evaluation: usefulness of a value with a narrow interval, and one attack; `change` replaces parts of it. */
export function evaluationOf({
  value = 0.8,
  ...change
}: Partial<Evaluation> & { readonly value?: number }): Evaluation {
  const record = (id: string, goal: MetricRecord['goal'], result: MetricRecord['result']): MetricRecord => ({
    ...{ id, title: `title of ${id}`, question: 'Is it?', reading: 'What it means.', goal, range: [0, 1], version: 1 },
    ...{ result, controls: { 'unseen-real': { status: 'ok', value: 0.51, interval: [0.48, 0.54] } } },
  })
  return {
    ...{ format: 'mirrorward/evaluation', version: 1, title: 'ward' },
    inputs: { train: { rows: 100 }, holdout: { rows: 50 }, reference: { rows: 50 }, synthetic: { rows: 100 } },
    schema: { name: 'ward', columns: [{ name: 'age', kind: 'numeric', role: 'feature' }] },
    protocol: { seed: '1', split: 'as given', notes: [] },
    results: [
      record('utility.tstr', 'maximise', { status: 'ok', value, interval: [value - 0.02, value + 0.02] }),
      record('privacy.membership-dcr', 'reference', {
        ...{ status: 'ok', value: 0.52, interval: [0.49, 0.55], detail: { members: 100 } },
      }),
    ],
    environment: { mirrorward: '0.1.0' },
    ...change,
  }
}
