import { dirname } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { Candidate, ColumnSummary, InferredColumn, NearTie, Schema } from '../../index.js'
import { dateQuestions, dateTable } from '../date-questions.js'
import { isSeveral } from '../is-several.js'
import { type ConsoleWords, consoleLanguage, wordsOf } from '../language/index.js'
import { markerQuestions, markerTable } from '../marker-questions.js'
import { notationText } from '../notation-text.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  queryOption,
  type ReadingOptions,
  readingOptions,
  spokenReading,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { spareMemory } from '../sparing-memory.js'
import { summaryText } from '../summary-text.js'
import { textTable } from '../text-table.js'
import { printWarnings, warningText } from '../warnings.js'
import { withQuery } from '../with-query.js'

/** `mirrorward inspect FILE`: what a table, or several, seem to hold, and a schema file to edit. */
export function inspectCommand(): Command {
  const command = new Command('inspect')
    .description('infer kinds and roles over all rows, and write a schema to edit')
    .argument('<file...>', 'a table; a folder, a database or several tables that hang together')
    .addOption(queryOption())
    .option('--out <file>', 'the schema to write; - for none (default: schema.yaml, of several tables linked.yaml)')
    .option(
      '--public',
      'mark which bounds and levels came from the rows: a release with a privacy budget refuses these',
    )
    .option('--schema <file>', 'with --public: what a person declared already, kept as it is')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward inspect patients.csv',
        'mirrorward inspect patients.csv --public --schema declared.yaml',
        'mirrorward inspect patients.parquet --out - --json',
        'mirrorward inspect hospital/',
        'mirrorward inspect postgres://localhost/clinic',
        'mirrorward inspect patients.csv visits.csv labs.csv',
      ]),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (told: string[]) => {
    const { query } = command.opts<{ readonly query?: string }>()
    const files = await withQuery(told, query)
    const [file = ''] = files
    if (files.length > 1 || (await isSeveral(file))) return inspectTables(files, command)
    const {
      checkOutputFile,
      draftSchema,
      estimateRun,
      findNearTies,
      formatDraft,
      loadSchema,
      markDomains,
      mostSearchedColumns,
      preflight,
      readTableFile,
      summariseTable,
      tableName,
      writeFileAtomically,
      warningLines,
      withoutIgnored,
    } = await import('../../index.js')
    const options = command.optsWithGlobals<InspectOptions>()
    const { out = 'schema.yaml', json, quiet } = options
    const words = wordsOf(options)
    await checkOutputFile(out)
    if (options.schema !== undefined && options.public !== true)
      throw new MirrorwardError('bad-option', '--schema belongs to --public')
    const declared = options.schema === undefined ? undefined : await loadSchema(options.schema)
    const reading = spokenReading(options)
    spareMemory()
    const line = createProgressLine({ ...options, words, silentFor: 1000 })
    line.show({ stage: 'read', share: 0 })
    const read = await readTableFile(file, reading)
    line.show({ stage: 'read', share: 1 })
    const raw = withoutIgnored(read.table, reading.ignore ?? [])
    const { schema, table, columns, relations, rare } = draftSchema(raw, {
      ...reading,
      name: tableName(file),
      file,
      notation: read.notation,
      onProgress: line.show,
    })
    line.show({ stage: 'ties', share: 0 })
    const nearTies = findNearTies(table, schema, relations)
    const warnings = preflight(table, schema, { rare })
    line.show({ stage: 'ties', share: 1 })
    line.end()
    if (schema.columns.length > mostSearchedColumns && !quiet)
      process.stderr.write(
        `${warningText(`in tables of more than ${mostSearchedColumns} columns no relations between columns are searched`, words)}\n`,
      )
    const open = options.public === true ? markDomains(schema, declared) : undefined
    if (out !== '-') await writeFileAtomically(out, formatDraft(open?.schema ?? schema, columns))
    if (open !== undefined) {
      const { printMarked } = await import('../inspect-public.js')
      return printMarked(open.marked, { json, language: consoleLanguage(options.lang), out })
    }
    const summaries = summariseTable(table, schema)
    if (json) {
      process.stdout.write(
        `${JSON.stringify({ rows: raw.rowCount, schema, columns, summaries, relations, nearTies, warnings })}\n`,
      )
      return
    }
    const written = notationText(read.notation, words)
    process.stdout.write(
      `${words.rows(raw.rowCount)}${written && ` (${written})`}\n\n${columnTable(columns, { summaries, words })}\n`,
    )
    if (relations.length > 0) process.stdout.write(`\n${await relationTable(relations, { schema, words })}\n`)
    if (nearTies.length > 0) process.stdout.write(`\n${nearTieTable(nearTies, words)}\n`)
    const asked = markerQuestions(columns)
    if (asked.length > 0) process.stdout.write(`\n${markerTable(asked, words)}\n`)
    const dates = dateQuestions(columns)
    if (dates.length > 0) process.stdout.write(`\n${dateTable(dates, words)}\n`)
    for (const issue of columns.flatMap((column) => column.warnings))
      process.stderr.write(`${warningText(words.issue({ ...issue, file }), words)}\n`)
    const size = { rows: table.rowCount, columns: schema.columns.length, model: 'auto', depth: 'standard' } as const
    printWarnings(warningLines(warnings), { quiet, estimate: estimateRun(size), words })
    if (out !== '-') process.stdout.write(`\n${words.draftWritten(out)}\n`)
  })
}

interface InspectOptions extends GlobalOptions, LanguageOption, ReadingOptions {
  readonly out?: string
  readonly public?: boolean
  readonly schema?: string
}

/** Several tables, or those of a folder: how they hang together, and a file of linked tables to edit. */
async function inspectTables(files: readonly string[], command: Command): Promise<void> {
  const { checkOutputFile, linkedSchemaName, writeFileAtomically } = await import('../../index.js')
  const { draftLinks, linksAsJson, printLinks } = await import('../inspect-linked.js')
  const options = command.optsWithGlobals<InspectOptions>()
  const { out = linkedSchemaName } = options
  const words = wordsOf(options)
  await checkOutputFile(out)
  const reading = spokenReading(options)
  const [only] = files
  const input = files.length === 1 && only !== undefined ? only : files
  const drafted = await draftLinks(input, { ...options, folder: dirname(out), reading, words })
  if (out !== '-') await writeFileAtomically(out, drafted.text)
  if (options.json) {
    process.stdout.write(`${JSON.stringify(linksAsJson(drafted))}\n`)
    return
  }
  await printLinks(drafted, { ...options, words })
  if (out !== '-') process.stdout.write(`\n${words.tables.links.draftWritten(out)}\n`)
}

/** One row a column: what it seems to hold and to mean, and why. */
export function columnTable(
  columns: readonly InferredColumn[],
  { summaries, words }: { readonly summaries: readonly ColumnSummary[]; readonly words: ConsoleWords },
): string {
  const { column: title, kind, roleGuess, missing, distinct, holds, why } = words.tables
  const summaryOf = new Map(summaries.map((summary) => [summary.name, summary]))
  const rows = columns.map((column) => [
    column.name,
    column.kind,
    column.role,
    words.percent((100 * column.missingShare).toFixed(1)),
    String(column.distinct),
    summaryText(summaryOf.get(column.name), { kind: column.kind, words }),
    words.tables.evidence(column.why),
  ])
  return textTable([title, kind, roleGuess, missing, distinct, holds, why], rows)
}

async function relationTable(
  found: readonly Candidate[],
  { schema, words }: { readonly schema: Schema; readonly words: ConsoleWords },
): Promise<string> {
  const { relations, relationWritten, relationNotWritten, relationDoubted } = words.tables
  const { relationText } = await import('../../index.js')
  const rows = found.map(({ relation, rows, equal, doubt }) => [
    relationText(relation),
    relation.type,
    String(rows),
    equal === undefined ? '' : words.percent((100 * equal).toFixed(1)),
    schema.relations?.includes(relation)
      ? relationWritten
      : doubt === undefined
        ? relationNotWritten
        : relationDoubted[doubt],
  ])
  return textTable(relations, rows)
}

/** Pairs that nearly follow from each other: for a person to judge, never written. */
function nearTieTable(ties: readonly NearTie[], words: ConsoleWords): string {
  const { nearTies, tiedBy, shareOfRows, rankCorrelation, exceptions: exceptionText } = words.tables
  const rows = ties.map(({ kind, column, of, strength, exceptions }) => [
    kind === 'order' ? `${column} <= ${of}` : tiedBy(column, of),
    kind === 'ranks' ? rankCorrelation(strength.toFixed(3)) : shareOfRows((100 * strength).toFixed(1)),
    exceptions === undefined ? '' : exceptionText(exceptions.count, exceptions.firstRows.join(', ')),
  ])
  return textTable(nearTies, rows)
}
