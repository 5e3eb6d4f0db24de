import type { HierarchySpec } from '../../src/identity/index.js'
import type { KAnonymityOptions } from './options.js'

/** How a table is generalised: plain JSON that makes the release again and applies to new rows. Holds no value of one row. */
export interface Plan {
  readonly format: 'mirrorward/k-anonymity-plan'
  readonly version: 1
  /** `global`: every value of a column at one level; `local`: each class at levels of its own. */
  readonly recoding: 'global' | 'local'
  readonly k: number
  readonly unit: 'rows' | 'people'
  readonly missing: KAnonymityOptions['missing']
  readonly suppression: number
  readonly models: KAnonymityOptions['models']
  readonly columns: readonly PlanColumn[]
  /** The classes that are released, by their labels; rows of others are suppressed. */
  readonly classes: readonly (readonly string[])[]
  /** Of local recoding, the levels of each class; a row belongs to the first class whose labels it has. */
  readonly classLevels?: readonly (readonly number[])[]
  readonly found: PlanFound
  /** Of suppressed rows, how many one level more of a column would have kept, by column. */
  readonly savedBy: Readonly<Record<string, number>>
  /** Suppressed rows that no single level more would have kept. */
  readonly savedByNone: number
  /** Values as released of which no row is left, though k people held them. */
  readonly gone: readonly GoneGroup[]
}

export interface PlanFound {
  readonly loss: number
  readonly suppressedRows: number
  readonly rows: number
  readonly smallestClass: number
  readonly classes: number
  readonly nodes: number
  readonly checks: number
  /** True when no other choice of levels loses less; never of local recoding. */
  readonly isProven: boolean
  /** How much less another choice could lose at most. */
  readonly gap: number
}

export interface PlanColumn {
  readonly name: string
  readonly hierarchy: HierarchySpec
  /** Of local recoding, the coarsest that any class is at. */
  readonly level: number
  readonly levels: number
}

/** A group of people that suppression took out of the release. */
export interface GoneGroup {
  readonly column: string
  readonly label: string
  readonly rows: number
}
