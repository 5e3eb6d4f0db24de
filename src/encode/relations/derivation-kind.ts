import type { ZodObject } from 'zod'
import type {
  CellSet,
  Column,
  LearntRelation,
  LearntRelations,
  Relation,
  Schema,
  StatedRelations,
  Table,
} from '../../table/index.js'
import type { ColumnBook } from '../codebook.js'
import type { Derivations, DerivationType } from './derivation.js'
import type { FitDerivation, InnerColumn } from './inner-column.js'
import type { Opened, Opening } from './opening.js'
import type { Restoring } from './restoring.js'

/** What a schema states of a kind; nothing of a kind that is found while fitting. */
type Stated<Type extends DerivationType> = StatedRelations[Extract<Type, keyof StatedRelations>]
type Learnt<Type extends DerivationType> = LearntRelations[Extract<Type, keyof LearntRelations>]

/** How a column is to follow from others; several relations may say so together. */
export interface Planned {
  readonly type: Relation['type']
  readonly column: string
  readonly inputs: readonly string[]
  /** Columns that follow beside it. */
  readonly also?: readonly string[]
  readonly relations: readonly Relation[]
  /** On which side of its inputs an ordered column lies. */
  readonly side?: 'below' | 'above'
}

/**
 * How a kind of relation is built into rows: the other half of the kind is `src/table/relations/kinds`. A derived column is not
 * modelled; its inner columns are, and it is restored from them and its inputs when rows are decoded.
 */
export interface DerivationKind<Type extends DerivationType> {
  readonly type: Type
  /** The shape in a model file. */
  readonly file: ZodObject
  /** Whether what is restored may lie beyond the bounds of its column: such rows are drawn again. */
  readonly leavesBounds: boolean
  /** Of training rows: a relation that more of them break is not built in; one in a hundred when absent. */
  readonly mostBroken?: number
  /** Whether it mends a column that another relation may derive; else a column is defined once. */
  readonly mendsDerived?: true
  /** In which ways the column can follow, the best first; as the relation's parts say when absent. */
  plan?(relation: Stated<Type>, schema: Schema): readonly Planned[]
  /** Two plans of one column as one, if they go together. */
  join?(before: Planned, next: Planned): Planned | undefined
  /** Whether rows that break the relation are so few that they are drawn again instead. */
  isLoose?(relation: Stated<Type>, fit: FitDerivation): boolean
  /** Absent where no schema states it: it is found while fitting. */
  fit?(planned: Planned, learnt: Learnt<Type>, fit: FitDerivation): Derivations[Type]
  /** The columns of the table that the derived one is restored from. */
  inputs(derivation: Derivations[Type]): readonly string[]
  /** The columns that are modelled in its place, by name: all that `innerColumns` may give. */
  innerNames(derivation: Derivations[Type]): readonly string[]
  /** Absent where the column itself is modelled, and mended afterwards. O(rows). */
  innerColumns?(derivation: Derivations[Type], table: Table, schema: Schema): InnerColumn[]
  restore(derivation: Derivations[Type], restoring: Restoring): Column
  /** Every column it gives, where these are more than one; inner columns stand in the place of the first. */
  defines?(derivation: Derivations[Type]): readonly string[]
  restoreOther?(derivation: Derivations[Type], column: string, restoring: Restoring): Column
  /** The relations it keeps. */
  relations(derivation: Derivations[Type], schema: Schema): readonly LearntRelation[]
  /** Of a column with `shares`: the modelled column whose codes these count. */
  filledFrom?(derivation: Derivations[Type]): string
  /** The inner column whose values are there only while what the column is reckoned from is missing; all of it is open to filling. */
  alone?(derivation: Derivations[Type]): string | undefined
  /** What missing cells may be filled with where the relation is imposed, built in or not. */
  opening?(relation: Learnt<Type>, opened: Opened): Opening
  /** What cells of the one input lead to those that are wanted, for sampling under a condition. */
  evidence?(derivation: Derivations[Type], wanted: CellSet, source: ColumnBook): CellSet
}
