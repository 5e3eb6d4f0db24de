import type { ZodObject, ZodType } from 'zod'
import type { Expression } from '../expression/syntax.js'
import type { ColumnKind, Schema } from '../schema.js'
import type { Table } from '../table.js'
import type { Candidate, Search } from './find/candidate.js'
import type { LearntRelations, Relation, RelationType, StatedRelations } from './relation.js'

/** The column that follows, and those it follows from. In an order the lower column follows from the upper one. */
export interface RelationParts {
  readonly column: string
  readonly inputs: readonly string[]
}

/** What is found already, with what it is about. */
export interface Found extends RelationParts {
  readonly relation: Relation
  /** As `settles` of its kind. */
  readonly settles: boolean
}

export interface LearnOptions {
  readonly schema: Schema
  /** Patients that must stand behind whatever is kept. */
  readonly minCount: number
}

/** Where a relation stands in a schema file, and what its columns hold. */
export interface Stating {
  readonly path: string
  kindOf(name: string): ColumnKind
}

/**
 * A kind of relation: everything that is done with it but building it into rows, which is `src/encode/relations/kinds`. Plain
 * functions of plain data.
 */
export interface RelationKind<Type extends RelationType> {
  readonly type: Type
  /** Whether the column has nothing of its own left once the others are known: it is reckoned, or looked up. */
  readonly settles: boolean
  /** The shape in a schema file. */
  readonly file: ZodObject
  /** The shape in a model file, where something is learnt. */
  readonly learntFile?: ZodType
  /** One line for people. */
  say(relation: StatedRelations[Type]): string
  /** Throws `bad-option` for an expression that does not read. */
  parts(relation: StatedRelations[Type]): RelationParts
  /** What neither the shape nor the names of columns show: columns that do not fit, each by its path. */
  problems(relation: StatedRelations[Type], stating: Stating): string[]
  /** What is left open is learnt from training rows, of groups that `minCount` patients show. */
  learn?(relation: StatedRelations[Type], train: Table, options: LearnOptions): LearntRelations[Type]
  /**
   * 1 for each row that breaks it. Unless it speaks of missing cells, one that needs a missing cell is not broken; nor is a row
   * about which too few rows told anything. O(rows).
   */
  brokenRows(relation: LearntRelations[Type], table: Table, schema: Schema): Uint8Array
  /** Those that no row breaks, and hardly by chance: see `findRelations`. `found` has those of the kinds before. */
  find(search: Search, found: readonly Found[]): Candidate[]
  /** Whether what else was found says it already. */
  isImplied?(candidate: Candidate<StatedRelations[Type]>, found: readonly Found[]): boolean
  /** The relation that a rule of the schema states, if that is all it states. */
  ofRule?(rule: Expression, schema: Schema): StatedRelations[Type] | undefined
}
