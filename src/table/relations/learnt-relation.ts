import type { Schema } from '../schema.js'
import type { Table } from '../table.js'
import type { LearntRelation, Relation } from './relation.js'
import type { LearnOptions, RelationParts } from './relation-kind.js'
import { kindOf } from './relation-kinds.js'

/** The column that follows, and those it follows from. Throws `bad-option` for an expression that does not read. */
export function partsOf(relation: Relation): RelationParts {
  return kindOf(relation).parts(relation)
}

/** One line for people: `rtime <= dtime`, `bmi = weight / (height * height) * 10000 (within 0.6)`. */
export function relationText(relation: Relation): string {
  return kindOf(relation).say(relation)
}

/** Whether the column has nothing of its own left once the others are known. */
export function settlesColumn(relation: Relation): boolean {
  return kindOf(relation).settles
}

/** Nothing that fewer than `minCount` patients show is kept. */
export function learnRelation(relation: Relation, train: Table, options: LearnOptions): LearntRelation {
  // What has nothing to learn is learnt as it stands.
  return (kindOf(relation).learn?.(relation, train, options) ?? relation) as LearntRelation
}

/**
 * 1 for each row that breaks the relation. Unless it speaks of missing cells, one that needs a missing cell is not broken;
 * nor is a function at a level too rare to know its value, or a cut in a group too rare to know its thresholds. O(rows).
 */
export function brokenRows(relation: LearntRelation, table: Table, schema: Schema): Uint8Array {
  return kindOf(relation).brokenRows(relation, table, schema)
}
