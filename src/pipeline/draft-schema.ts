import {
  applySchema,
  asReleased,
  type Candidate,
  type FileNotation,
  findRelations,
  formatSchema,
  type InferredColumn,
  inferSchema,
  type Schema,
  type Table,
  withoutRareLevels,
} from '../table/index.js'

/** Levels of fewer patients are not drafted. */
const rareBelow = 5

/** Relations that fewer rows speak for are found, but not drafted. */
export const fewestRowsOfRelation = 100

/** What a raw table seems to hold, for a person to correct. */
export interface SchemaDraft {
  readonly schema: Schema
  /** The table as the schema says; cells that do not fit are missing or as they are (see `applySchema`, lenient). */
  readonly table: Table
  /** The evidence for each guess. */
  readonly columns: readonly InferredColumn[]
  /** Every relation found, also those that too few rows speak for to stand in the schema. */
  readonly relations: readonly Candidate[]
}

/** Kinds, roles and relations guessed over all rows of a raw table. `file` is named in errors. */
export function draftSchema(
  raw: Table,
  { name, file, notation = {} }: { readonly name: string; readonly file: string; readonly notation?: FileNotation },
): SchemaDraft {
  const { schema: guessed, columns } = inferSchema(raw, { name })
  const inferred = Object.keys(notation).length === 0 ? guessed : { ...guessed, file: notation }
  const table = applySchema(raw, inferred, { file, lenient: true })
  const found = findRelations(table, inferred)
  const relations = found.filter(({ rows }) => rows >= fewestRowsOfRelation).map(({ relation }) => relation)
  // A draft names no level of few patients: what they become is said, and a person may list them.
  const { schema: open } = withoutRareLevels(table, inferred, { minCount: rareBelow })
  const schema = relations.length === 0 ? open : { ...open, relations }
  return { schema, table: asReleased(table, schema), columns, relations: found }
}

/** The text of a drafted schema file, with a word to whoever edits it. */
export function formatDraft(schema: Schema): string {
  const advice =
    '# Every row of the table keeps these; strike out what need not hold: synthetic rows will keep the rest.'
  return formatSchema(schema).replace(/^relations:$/m, `${advice}\nrelations:`)
}
