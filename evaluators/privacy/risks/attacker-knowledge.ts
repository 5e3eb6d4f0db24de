import { isModelled, type Schema } from '../../../src/table/index.js'

/** What an attacker knows of a person, and what they want to know, from the roles of the schema. */
export interface AttackerKnowledge {
  readonly known: readonly string[]
  readonly secrets: readonly string[]
}

/**
 * Quasi-identifiers are known, sensitive columns and outcomes are secrets. Where the schema has fewer than two of the
 * first, every column but the secrets is known; where it has none of the second, every column that is not known is one.
 */
export function attackerKnowledge(schema: Schema): AttackerKnowledge {
  const modelled = schema.columns.filter(isModelled)
  const withRole = (...roles: string[]) => modelled.filter(({ role }) => roles.includes(role)).map(({ name }) => name)
  const secrets = withRole('sensitive', 'outcome')
  const quasi = withRole('quasi-identifier')
  const known = quasi.length >= 2 ? quasi : modelled.map(({ name }) => name).filter((name) => !secrets.includes(name))
  if (secrets.length > 0) return { known, secrets }
  return { known, secrets: modelled.map(({ name }) => name).filter((name) => !known.includes(name)) }
}
