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

/** An amount of knowledge about a person, as the columns it holds when one of them is the secret asked for. */
export interface KnowledgeSize {
  readonly knowledge: string
  columnsFor(secret: string): readonly string[]
}

/**
 * From little to all: the first half of what the attacker is taken to know, all of it, and every modelled column but the
 * secret asked for, other secrets among them.
 */
export function knowledgeSizes(schema: Schema): readonly KnowledgeSize[] {
  const { known } = attackerKnowledge(schema)
  const modelled = schema.columns.filter(isModelled).map(({ name }) => name)
  const sizes: KnowledgeSize[] = [
    { knowledge: 'half of the known columns', columnsFor: () => known.slice(0, Math.ceil(known.length / 2)) },
    { knowledge: 'the known columns', columnsFor: () => known },
    { knowledge: 'every other column', columnsFor: (secret) => modelled.filter((name) => name !== secret) },
  ]
  return known.length < 2 ? sizes.slice(1) : sizes
}
