import type { Schema } from '../src/table/index.js'
import type { Evaluation } from './evaluation.js'
import { defaultPolicy } from './policy/default-policy.js'
import { judge } from './policy/judge.js'
import type { Policy } from './policy/policy.js'

export type EvaluationParts = Omit<Evaluation, 'format' | 'version' | 'schema' | 'verdict'> & {
  readonly schema: Schema
  /** Thresholds to judge by; the default policy when absent. */
  readonly policy?: Policy
}

/** evaluation.json from its parts; of the schema only names, kinds and roles: bounds and levels may be somebody's. */
export function buildEvaluation({ schema, policy = defaultPolicy, ...parts }: EvaluationParts): Evaluation {
  const columns = schema.columns.map(({ name, kind, role }) => ({ name, kind, role }))
  const verdict = judge(parts.results, policy)
  return { format: 'mirrorward/evaluation', version: 1, ...parts, verdict, schema: { name: schema.name, columns } }
}
