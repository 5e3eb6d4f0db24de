import { Command } from 'commander'
import { formatIssue, formatSchema, inferSchema, readTable, tableName, writeFileAtomically } from '../../index.js'
import { type GlobalOptions, type ReadingOptions, readingOptions } from '../options.js'
import { textTable } from '../text-table.js'

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
    const { schema, columns } = inferSchema(raw, { name: tableName(file) })
    if (out !== '-') await writeFileAtomically(out, formatSchema(schema))
    if (json) {
      process.stdout.write(`${JSON.stringify({ rows: raw.rowCount, schema, columns })}\n`)
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
    for (const issue of columns.flatMap((column) => column.warnings))
      process.stderr.write(`warning: ${formatIssue({ ...issue, file })}\n`)
    if (out !== '-') process.stdout.write(`\n${out}: kinds and roles are guesses; read and correct them\n`)
  })
}
