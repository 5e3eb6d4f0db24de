import type { Evaluation } from '../../evaluators/index.js'

type Column = Evaluation['schema']['columns'][number]

const kindsLeftOut: readonly Column['kind'][] = ['identifier', 'text']

/** The columns that no model learns, and that stand in no comparison: the report's word for what `isModelled` says of a schema. */
export function namesLeftOut(columns: readonly Column[]): string[] {
  return columns
    .filter(({ kind, role }) => role === 'direct-identifier' || kindsLeftOut.includes(kind))
    .map(({ name }) => name)
}
