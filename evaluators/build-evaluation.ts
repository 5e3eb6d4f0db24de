import type { Schema } from '../src/table/index.js'
import type { Evaluation } from './evaluation.js'

export type EvaluationParts = Omit<Evaluation, 'format' | 'version' | 'schema'> & { readonly schema: Schema }

/** evaluation.json from its parts; of the schema only names, kinds and roles: bounds and levels may be somebody's. */
export function buildEvaluation({ schema, ...parts }: EvaluationParts): Evaluation {
  const columns = schema.columns.map(({ name, kind, role }) => ({ name, kind, role }))
  return { format: 'mirrorward/evaluation', version: 1, ...parts, schema: { name: schema.name, columns } }
}
