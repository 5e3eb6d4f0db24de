import { relative, resolve } from 'node:path'
import { databaseName, isDatabase, type ReadTableOptions, readTableFile } from '../../io/index.js'
import { applySchema, type ColumnSchema, type InferOptions, inferSchema, partsOf } from '../../table/index.js'
import {
  formatLinkedSchema,
  type KeyFault,
  type LinkedProposal,
  type LinkedSchema,
  type LinkedTableSchema,
  LinkedTables,
  type LinkFinding,
  proposeLinked,
  settleKeys,
  tableNameOf,
} from '../../table/linked/index.js'
import { draftSchema, type SchemaDraft } from '../draft-schema.js'
import type { RunContext } from '../progress.js'
import { type TableHints, withoutIgnored } from '../table-hints.js'
import { findLinkedFiles } from './linked-files.js'
import { declaredBy } from './load-linked.js'
import { noPeople } from './no-people.js'

/** What several raw tables seem to hold together, for a person to correct. */
export interface LinkedDraft {
  readonly schema: LinkedSchema
  readonly tables: LinkedTables
  readonly findings: readonly LinkFinding[]
  /** Rows whose keys are at fault, also those to be refused. */
  readonly faults: readonly KeyFault[]
  /** By table: the evidence for each guess, and levels too rare to be drafted. */
  readonly drafts: ReadonlyMap<string, Pick<SchemaDraft, 'columns' | 'rare'>>
  /** The files, by table. */
  readonly files: ReadonlyMap<string, string>
}

export interface DraftLinkedOptions
  extends TableHints,
    Pick<ReadTableOptions, 'encoding' | 'delimiter'>,
    Pick<RunContext, 'onProgress'> {
  /** Where the file of linked tables will stand: it names the tables relative to that. The working folder when not said. */
  readonly folder?: string
}

/**
 * Kinds, roles, relations and links guessed over all rows of the tables of a folder, or of several files. Throws `bad-data`
 * when no table holds people that another points at.
 */
export async function draftLinked(
  input: string | readonly string[],
  { folder = '.', onProgress, missing, dateFormat, ignore = [], ...reading }: DraftLinkedOptions = {},
): Promise<LinkedDraft> {
  const { paths, database } = await findLinkedFiles(input, { fresh: true })
  const hints: Omit<InferOptions, 'name'> = { ...(missing && { missing }), ...(dateFormat && { dateFormat }) }
  const read = []
  try {
    for (const [index, path] of paths.entries()) {
      onProgress?.({ stage: 'read', share: index / paths.length })
      const name = database?.names[index] ?? tableNameOf(path)
      const { table, notation } = database
        ? { ...(await database.read(name, { ignore, allowEmpty: true })), notation: {} }
        : await readTableFile(path, { ...reading, allowEmpty: true })
      const raw = withoutIgnored(table, ignore)
      const { schema } = inferSchema(raw, { ...hints, name, notation })
      read.push({ name, path, raw, notation, schema, table: applySchema(raw, schema, { file: path, lenient: true }) })
    }
  } finally {
    await database?.close()
  }
  onProgress?.({ stage: 'read', share: 1 })
  const proposal = proposeLinked(read, { name: nameOf(input), declared: declaredBy(database) })
  if (proposal.schema.tables.length === 0) throw noPeople(read)
  const drafts = new Map<string, SchemaDraft>()
  const kept = read.filter((each) => proposal.schema.tables.some((table) => table.name === each.name))
  for (const [index, { name, path, raw, notation }] of kept.entries()) {
    onProgress?.({ stage: 'relations', share: index / kept.length })
    drafts.set(name, draftSchema(raw, { ...hints, name, file: path, notation }))
  }
  onProgress?.({ stage: 'relations', share: 1 })
  const files = new Map(kept.map(({ name, path }) => [name, path]))
  // Of a database, the name under which a synthetic table is written.
  const sourceOf = (table: string) =>
    database || !files.has(table) ? `${table}.csv` : relative(resolve(folder), resolve(files.get(table)!))
  const schema = withDrafts(proposal, drafts, sourceOf)
  const { tables, faults } = settleKeys(proposal.tables, proposal.schema)
  return {
    ...{ schema, findings: proposal.findings, faults, drafts, files },
    tables: LinkedTables.of(tables, proposal.schema),
  }
}

function nameOf(input: string | readonly string[]): string {
  if (typeof input !== 'string') return 'tables'
  return isDatabase(input) ? databaseName(input) : tableNameOf(resolve(input))
}

/** The text of a drafted file of linked tables, with a word to whoever edits it. */
export function formatLinkedDraft({ schema, findings }: Pick<LinkedDraft, 'schema' | 'findings'>): string {
  const second = findings.flatMap(({ what, table }) =>
    what === 'other-people' ? [`# table ${JSON.stringify(table)} could be that of people as well.\n`] : [],
  )
  const cycles = findings.flatMap(({ what, table, column, other }) =>
    what === 'cycle'
      ? [`# ${JSON.stringify(`${table}.${column}`)} points back at ${JSON.stringify(other)}: left out of the tree.\n`]
      : [],
  )
  const advice = '# Keys, parents, times, kinds and roles are guesses over all rows: read, correct and confirm them.\n'
  return [advice, ...second, ...cycles].join('') + formatLinkedSchema(schema)
}

/** The proposal with the columns, relations and notation of the tables' own drafts; keys stay keys. */
function withDrafts(
  { schema }: LinkedProposal,
  drafts: ReadonlyMap<string, SchemaDraft>,
  sourceOf: (table: string) => string,
): LinkedSchema {
  return {
    ...schema,
    tables: schema.tables.map((table): LinkedTableSchema => {
      const draft = drafts.get(table.name)?.schema
      if (draft === undefined) return { ...table, source: sourceOf(table.name) }
      const isKey = (name: string) => table.columns.some((each) => each.name === name && each.kind === 'identifier')
      // A time of few values that was taken for levels by itself.
      const isScheduled = ({ name, kind }: ColumnSchema) => name === table.time?.column && kind === 'numeric'
      const relations = (draft.relations ?? []).filter((relation) => {
        const { column, inputs } = partsOf(relation)
        return ![column, ...inputs].some(isKey)
      })
      const columns = table.columns.map(
        (column): ColumnSchema =>
          isKey(column.name) || isScheduled(column)
            ? column
            : (draft.columns.find(({ name }) => name === column.name) ?? column),
      )
      return { ...table, columns, source: sourceOf(table.name), ...(relations.length > 0 && { relations }) }
    }),
  }
}
