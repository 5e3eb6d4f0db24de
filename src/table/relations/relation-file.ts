import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { type ColumnKind, isModelled, type Role } from '../schema.js'
import type { Relation } from './relation.js'
import type { RelationParts } from './relation-kind.js'
import { everyRelationKind, kindOf } from './relation-kinds.js'

type Shapes = [z.ZodObject<{ type: z.ZodLiteral<string> }>]

/** The shape of a relation in a schema file. */
export const relationFile = z.discriminatedUnion(
  'type',
  everyRelationKind.map(({ file }) => file) as unknown as Shapes,
) as unknown as z.ZodType<Relation>

/** The shapes of relations in model files that have something learnt. */
export const learntRelationFiles: readonly z.ZodType[] = everyRelationKind.flatMap(({ learntFile }) => learntFile ?? [])

interface NamedColumn {
  readonly name: string
  readonly kind: ColumnKind
  readonly role: Role
}

/** What zod cannot see: expressions that do not read, columns that do not exist or do not fit. */
export function checkRelation(relation: Relation, path: string, columns: readonly NamedColumn[]): string[] {
  const kind = kindOf(relation)
  let parts: RelationParts
  try {
    parts = kind.parts(relation)
  } catch (error) {
    if (!(error instanceof MirrorwardError)) throw error
    return [`${path}: ${error.message}`]
  }
  const named = [parts.column, ...parts.inputs]
  const find = (name: string) => columns.find((each) => each.name === name)
  const unknown = named.filter((name) => find(name) === undefined)
  if (unknown.length > 0) {
    const names = columns.map(({ name }) => name)
    return unknown.map((name) => `${path}: no column is called "${name}"${didYouMean(name, names)}`)
  }
  if (parts.inputs.length === 0) return [`${path}: no other column is named`]
  if (parts.inputs.includes(parts.column)) return [`${path}: "${parts.column}" cannot follow from itself`]
  const unmodelled = named.filter((name) => !isModelled(find(name) as NamedColumn))
  if (unmodelled.length > 0) return unmodelled.map((name) => `${path}: "${name}" is never modelled`)
  return kind.problems(relation, { path, kindOf: (name) => (find(name) as NamedColumn).kind })
}
