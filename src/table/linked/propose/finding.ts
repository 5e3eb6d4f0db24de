import type { Table } from '../../table.js'
import type { LinkedTableSchema } from '../linked-schema.js'

/** A table to find the links of, typed by its schema. */
export interface UnlinkedTable {
  readonly name: string
  readonly table: Table
  readonly schema: LinkedTableSchema
}

export const findingKinds = [
  'people',
  'other-people',
  'made-people',
  'no-people',
  'key',
  'parent',
  'without-parent',
  'orphans',
  'reference',
  'cycle',
  'left-out',
  'unlinked',
  'time',
  'until',
  'event',
  'lifted',
  'nearly-constant',
  'long',
  'never-falls',
  'never-rises',
  'stays',
  'increment',
  'at-least',
  'at-most',
] as const

/** What was found of linked tables, with what was counted over all rows. */
export interface LinkFinding {
  readonly what: (typeof findingKinds)[number]
  readonly table: string
  readonly column?: string
  /** The other table or column that it is about, the level that stays, or the units of time in which a column grows by 1. */
  readonly other?: string
  /** `count` of `of` rows, or people, bear it out. */
  readonly count: number
  readonly of: number
}
