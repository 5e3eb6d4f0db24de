import { Command } from 'commander'
import {
  applySchema,
  type Candidate,
  findRelations,
  formatIssue,
  formatSchema,
  inferSchema,
  readTable,
  relationText,
  type Schema,
  tableName,
  writeFileAtomically,
} from '../../index.js'
import { type GlobalOptions, type ReadingOptions, readingOptions } from '../options.js'
import { textTable } from '../text-table.js'

/** Relations that fewer rows speak for are shown, but not written. */
const fewestRows = 100

/** `mirrorward inspect FILE`: what the table seems to hold, and a schema file to edit. */
export function inspectCommand(): Command {
  const command = new Command('inspect')
    .description('infer kinds and roles over all rows, and write a schema to edit')
    .argument('<file>', 'a table')
    .option('--out <file>', 'the schema to write; - for none', 'schema.yaml')
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (file: string) => {
    const { out, json, encoding, delimiter } = command.optsWithGlobals<
      GlobalOptions & ReadingOptions & { readonly out: string }
    >()
    const raw = await readTable(file, { ...(encoding && { encoding }), ...(delimiter && { delimiter }) })
    const { schema: inferred, columns } = inferSchema(raw, { name: tableName(file) })
    const found = findRelations(applySchema(raw, inferred, { file, lenient: true }), inferred)
    const schema = withRelations(inferred, found)
    if (out !== '-') await writeFileAtomically(out, schemaText(schema))
    if (json) {
      process.stdout.write(`${JSON.stringify({ rows: raw.rowCount, schema, columns, relations: found })}\n`)
      return
    }
    const rows = columns.map((column) => [
      column.name,
      column.kind,
      column.role,
      `${(100 * column.missingShare).toFixed(1)}%`,
      String(column.distinct),
      column.why,
    ])
    process.stdout.write(
      `${raw.rowCount} rows\n\n${textTable(['column', 'kind', 'role guess', 'missing', 'distinct', 'why'], rows)}\n`,
    )
    if (found.length > 0) process.stdout.write(`\n${relationTable(found)}\n`)
    for (const issue of columns.flatMap((column) => column.warnings))
      process.stderr.write(`warning: ${formatIssue({ ...issue, file })}\n`)
    if (out !== '-')
      process.stdout.write(
        `\n${out}: kinds and roles are guesses, relations were found; read, correct and confirm them\n`,
      )
  })
}

/** The schema with the relations found that enough rows speak for, to confirm or to strike out. */
function withRelations(schema: Schema, found: readonly Candidate[]): Schema {
  const relations = found.filter(({ rows }) => rows >= fewestRows).map(({ relation }) => relation)
  return relations.length === 0 ? schema : { ...schema, relations }
}

function relationTable(found: readonly Candidate[]): string {
  const rows = found.map(({ relation, rows, equal }) => [
    relationText(relation),
    relation.type,
    String(rows),
    equal === undefined ? '' : `${(100 * equal).toFixed(1)}%`,
    rows < fewestRows ? 'not written: few rows' : 'written: confirm or strike out',
  ])
  return textTable(['relation found', 'kind', 'rows, all keep it', 'equal', 'schema'], rows)
}

/** The schema file, with a word to whoever edits it. */
function schemaText(schema: Schema): string {
  const advice =
    '# Every row of the table keeps these; strike out what need not hold: synthetic rows will keep the rest.'
  return formatSchema(schema).replace(/^relations:$/m, `${advice}\nrelations:`)
}
