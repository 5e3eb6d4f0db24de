import {
  applySchema,
  asReleased,
  type Candidate,
  fewestPeople,
  findRelations,
  formatSchema,
  type InferOptions,
  type InferredColumn,
  inferSchema,
  type RareLevels,
  type Schema,
  type Table,
  withoutRareLevels,
} from '../table/index.js'
import { proposeTime } from '../table/linked/index.js'
import { isCertain } from './certain-relations.js'
import type { RunContext } from './progress.js'

/** What a raw table seems to hold, for a person to correct. */
export interface SchemaDraft {
  readonly schema: Schema
  /** The table as the schema says; cells that do not fit are missing or as they are (see `applySchema`, lenient). */
  readonly table: Table
  /** The evidence for each guess. */
  readonly columns: readonly InferredColumn[]
  /** Every relation found, also those that are not certain enough to stand in the schema. */
  readonly relations: readonly Candidate[]
  /** Levels of too few patients to be drafted, counted by column. */
  readonly rare: readonly RareLevels[]
}

export interface DraftOptions extends InferOptions, Pick<RunContext, 'onProgress'> {
  /** Named in errors. */
  readonly file: string
}

/** Kinds, roles, relations and, where patients have several rows, their time, guessed over all rows of a raw table. */
export function draftSchema(raw: Table, { file, onProgress, ...options }: DraftOptions): SchemaDraft {
  const { notation = {} } = options
  const onColumn = (index: number) => onProgress?.({ stage: 'kinds', share: index / raw.columns.length })
  const { schema: guessed, columns } = inferSchema(raw, { ...options, onColumn })
  const inferred = Object.keys(notation).length === 0 ? guessed : { ...guessed, file: notation }
  const table = applySchema(raw, inferred, { file, lenient: true })
  onProgress?.({ stage: 'kinds', share: 1 })
  onProgress?.({ stage: 'relations', share: 0 })
  const found = findRelations(table, inferred)
  onProgress?.({ stage: 'relations', share: 1 })
  const relations = found.filter((each) => isCertain(each, inferred)).map(({ relation }) => relation)
  // A draft names no level of few patients: what they become is said, and a person may list them.
  const { schema: open, rare } = withoutRareLevels(table, inferred, { minCount: fewestPeople })
  // Rows of patients that come in order are learnt as their histories, not each by itself.
  const time = inferred.patient === undefined ? undefined : proposeTime(table, inferred, { byName: false })
  const schema = { ...open, ...(time && { time }), ...(relations.length > 0 && { relations }) }
  return { schema, table: asReleased(table, schema), columns, relations: found, rare }
}

/** The text of a drafted schema file, with a word to whoever edits it, and what could not be decided at its head. */
export function formatDraft(schema: Schema, columns: readonly InferredColumn[] = []): string {
  const advice =
    '# Every row of the table keeps these; strike out what need not hold: synthetic rows will keep the rest.'
  const open = columns.flatMap(({ name, questions }) =>
    questions.map(({ text, missing, evidence }) => {
      const [taken, change] = missing ? ['missing', 'take it out of'] : ['a value', 'add it to']
      const quoted = JSON.stringify(text)
      return `# ${JSON.stringify(name)}: ${quoted} is taken for ${taken} (${evidence}); if not so, ${change} its list \`missing\`.\n`
    }),
  )
  const dates = columns.flatMap(({ name, readings }) =>
    readings === undefined
      ? []
      : [
          `# ${JSON.stringify(name)}: every cell could be ${readings.taken} or ${readings.other}; taken for ${readings.taken}; if not so, change its \`format\`.\n`,
        ],
  )
  return [...open, ...dates].join('') + formatSchema(schema).replace(/^relations:$/m, `${advice}\nrelations:`)
}
