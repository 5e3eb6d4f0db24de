import { Command } from 'commander'
import { formatIssue } from '../../errors.js'
import type { Candidate, InferredColumn, NearTie, Schema } from '../../index.js'
import { dateQuestions, dateTable } from '../date-questions.js'
import { markerQuestions, markerTable } from '../marker-questions.js'
import { notationText } from '../notation-text.js'
import { examples, type GlobalOptions, type ReadingOptions, readingOptions, spokenReading } from '../options.js'
import { textTable } from '../text-table.js'
import { printWarnings } from '../warnings.js'

/** `mirrorward inspect FILE`: what the table seems to hold, and a schema file to edit. */
export function inspectCommand(): Command {
  const command = new Command('inspect')
    .description('infer kinds and roles over all rows, and write a schema to edit')
    .argument('<file>', 'a table')
    .option('--out <file>', 'the schema to write; - for none', 'schema.yaml')
    .addHelpText(
      'after',
      examples(['mirrorward inspect patients.csv', 'mirrorward inspect patients.parquet --out - --json']),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (file: string) => {
    const {
      checkOutputFile,
      draftSchema,
      estimateRun,
      findNearTies,
      formatDraft,
      mostSearchedColumns,
      preflight,
      readTableFile,
      tableName,
      writeFileAtomically,
      warningLines,
      withoutIgnored,
    } = await import('../../index.js')
    const options = command.optsWithGlobals<GlobalOptions & ReadingOptions & { readonly out: string }>()
    const { out, json, quiet } = options
    await checkOutputFile(out)
    const reading = spokenReading(options)
    const read = await readTableFile(file, reading)
    const raw = withoutIgnored(read.table, reading.ignore ?? [])
    const { schema, table, columns, relations, rare } = draftSchema(raw, {
      ...reading,
      name: tableName(file),
      file,
      notation: read.notation,
    })
    const nearTies = findNearTies(table, schema, relations)
    const warnings = preflight(table, schema, { rare })
    if (schema.columns.length > mostSearchedColumns && !quiet)
      process.stderr.write(
        `warning: in tables of more than ${mostSearchedColumns} columns no relations between columns are searched\n`,
      )
    if (out !== '-') await writeFileAtomically(out, formatDraft(schema, columns))
    if (json) {
      process.stdout.write(
        `${JSON.stringify({ rows: raw.rowCount, schema, columns, relations, nearTies, warnings })}\n`,
      )
      return
    }
    const written = notationText(read.notation)
    process.stdout.write(`${raw.rowCount} rows${written && ` (${written})`}\n\n${columnTable(columns)}\n`)
    if (relations.length > 0) process.stdout.write(`\n${await relationTable(relations, schema)}\n`)
    if (nearTies.length > 0) process.stdout.write(`\n${nearTieTable(nearTies)}\n`)
    const asked = markerQuestions(columns)
    if (asked.length > 0) process.stdout.write(`\n${markerTable(asked)}\n`)
    const dates = dateQuestions(columns)
    if (dates.length > 0) process.stdout.write(`\n${dateTable(dates)}\n`)
    for (const issue of columns.flatMap((column) => column.warnings))
      process.stderr.write(`warning: ${formatIssue({ ...issue, file })}\n`)
    const size = { rows: table.rowCount, columns: schema.columns.length, model: 'auto', depth: 'standard' } as const
    printWarnings(warningLines(warnings), { quiet, estimate: estimateRun(size) })
    if (out !== '-')
      process.stdout.write(
        `\n${out}: kinds and roles are guesses, relations were found; read, correct and confirm them\n`,
      )
  })
}

/** One row a column: what it seems to hold and to mean, and why. */
export function columnTable(columns: readonly InferredColumn[]): string {
  const rows = columns.map((column) => [
    column.name,
    column.kind,
    column.role,
    `${(100 * column.missingShare).toFixed(1)}%`,
    String(column.distinct),
    column.why,
  ])
  return textTable(['column', 'kind', 'role guess', 'missing', 'distinct', 'why'], rows)
}

async function relationTable(found: readonly Candidate[], schema: Schema): Promise<string> {
  const { relationText } = await import('../../index.js')
  const rows = found.map(({ relation, rows, equal }) => [
    relationText(relation),
    relation.type,
    String(rows),
    equal === undefined ? '' : `${(100 * equal).toFixed(1)}%`,
    schema.relations?.includes(relation) ? 'written: confirm or strike out' : 'not written: few rows',
  ])
  return textTable(['relation found', 'kind', 'rows, all keep it', 'equal', 'schema'], rows)
}

/** Pairs that nearly follow from each other: for a person to judge, never written. */
function nearTieTable(ties: readonly NearTie[]): string {
  const rows = ties.map(({ kind, column, of, strength, exceptions }) => [
    kind === 'order' ? `${column} <= ${of}` : `${column} by ${of}`,
    kind === 'ranks' ? `rank correlation ${strength.toFixed(3)}` : `${(100 * strength).toFixed(1)}% of rows`,
    exceptions === undefined ? '' : `${exceptions.count}, first in row ${exceptions.firstRows.join(', ')}`,
  ])
  return textTable(['nearly tied', 'how closely', 'exceptions'], rows)
}
