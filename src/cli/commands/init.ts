import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { JobInput } from '../../index.js'
import { askAll, type Drafting, roleTable, suggested } from '../ask-all.js'
import { dateQuestions, dateTable } from '../date-questions.js'
import { isSeveral } from '../is-several.js'
import { consoleLanguage, wordsOf } from '../language/index.js'
import { markerQuestions, markerTable } from '../marker-questions.js'
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
import { printWarnings, warningText } from '../warnings.js'
import { withQuery } from '../with-query.js'

interface InitOptions extends GlobalOptions, LanguageOption, ReadingOptions {
  readonly yes?: boolean
  readonly force?: boolean
  readonly public?: boolean
  readonly out: string
}

/** `mirrorward init FILE`: a job and a schema for a table, asked for or guessed; for a folder, guessed. */
export function initCommand(signal: AbortSignal): Command {
  const command = new Command('init')
    .description('say what the columns of a table mean, and write job.yaml and schema.yaml: the place to start')
    .argument('<file>', 'a table, or a folder or database of tables that hang together')
    .addOption(queryOption())
    .option('--yes', 'ask nothing: take what the table suggests')
    .option('--public', 'ask what anybody may know, and read nothing of the rows: for a release with a privacy budget')
    .option('--force', 'write over files that are there')
    .option('--out <file>', 'the job to write; its schema.yaml stands beside it', 'job.yaml')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward init patients.csv',
        'mirrorward init patients.csv --yes --out study/job.yaml',
        'mirrorward init patients.csv --public',
        'mirrorward init hospital/',
        'mirrorward init postgres://localhost/clinic',
      ]),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (told: string) => {
    const { query } = command.opts<{ readonly query?: string }>()
    const [file = told] = await withQuery([told], query)
    if (command.opts<InitOptions>().public === true) return initPublic(file, { command, signal })
    if (await isSeveral(file)) return initTables(file, command)
    const {
      checkOutputFile,
      draftSchema,
      estimateRun,
      formatDraft,
      formatJob,
      freshSeed,
      preflight,
      readTableFile,
      tableName,
      writeFileAtomically,
      warningLines,
      withoutIgnored,
    } = await import('../../index.js')
    const options = command.optsWithGlobals<InitOptions>()
    const words = wordsOf(options)
    const schemaPath = join(dirname(options.out), 'schema.yaml')
    checkFiles(file, [options.out, schemaPath], options)
    for (const path of [options.out, schemaPath]) await checkOutputFile(path)
    const reading = spokenReading(options)
    const { table, notation } = await readTableFile(file, reading)
    const raw = withoutIgnored(table, reading.ignore ?? [])
    const draftWith: Drafting = (answers) =>
      draftSchema(raw, { ...reading, name: tableName(file), file, notation, ...answers })
    const { draft, schema } = options.yes ? suggested(draftWith()) : await askAll(draftWith, { signal, words })
    const warnings = preflight(draft.table, schema, draft)
    const settings = { model: 'auto', depth: 'standard' } as const
    const estimate = estimateRun({ rows: draft.table.rowCount, columns: schema.columns.length, ...settings })
    await mkdir(dirname(options.out), { recursive: true })
    await writeFileAtomically(schemaPath, formatDraft(schema, draft.columns))
    const input = await placeFrom(dirname(options.out), file)
    const job: JobInput = {
      input,
      schema: 'schema.yaml',
      out: 'release',
      seed: freshSeed(),
      ...settings,
      ...jobKeys(reading),
      ...(options.lang === 'fr' && { language: 'fr' }),
    }
    await writeFileAtomically(options.out, formatJob(job))
    const files = [options.out, schemaPath]
    if (options.json) {
      process.stdout.write(`${JSON.stringify({ files, schema, warnings, estimate })}\n`)
      return
    }
    if (options.yes) {
      const questions = markerQuestions(draft.columns)
      process.stdout.write(`${roleTable(draft, { schema, words })}\n\n`)
      if (questions.length > 0) process.stdout.write(`${markerTable(questions, words)}\n\n`)
      const dates = dateQuestions(draft.columns)
      if (dates.length > 0) process.stdout.write(`${dateTable(dates, words)}\n\n`)
    }
    const faults = draft.columns.flatMap((column) => column.warnings)
    if (options.quiet !== true)
      for (const issue of faults) process.stderr.write(`${warningText(words.issue({ ...issue, file }), words)}\n`)
    printWarnings(warningLines(warnings), { ...options, estimate, words })
    const next = words.kindsAreGuesses(schemaPath, `mirrorward run ${shown(options.out)}`)
    process.stdout.write(`${files.join('\n')}\n\n${next}\n`)
  })
}

/** The same for a release with a privacy budget: of the names of the columns, and what a person says. */
async function initPublic(
  file: string,
  { command, signal }: { readonly command: Command; readonly signal: AbortSignal },
): Promise<void> {
  const { checkOutputFile, freshSeed, isNamedLikeIdentifier, isNamedLikePerson, readHeader, roleByName, tableName } =
    await import('../../index.js')
  const { initPublicly } = await import('../init-public.js')
  const options = command.optsWithGlobals<InitOptions>()
  if (options.yes === true)
    throw new MirrorwardError('bad-option', 'kinds are not told from rows here: leave --yes out and answer')
  if (await isSeveral(file))
    throw new MirrorwardError('bad-option', 'linked tables have no private model yet: give one table')
  const schemaPath = join(dirname(options.out), 'schema.yaml')
  checkFiles(file, [options.out, schemaPath], options)
  for (const path of [options.out, schemaPath]) await checkOutputFile(path)
  await initPublicly({
    ...{ file, name: tableName(file), input: await placeFrom(dirname(options.out), file), out: options.out },
    ...(await readHeader(file, spokenReading(options))),
    reading: {
      ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
      ...(options.encoding !== undefined && { encoding: options.encoding }),
    },
    roleOf: (name) => (isNamedLikeIdentifier(name) ? 'direct-identifier' : (roleByName(name)?.role ?? 'feature')),
    isPerson: isNamedLikePerson,
    language: consoleLanguage(options.lang),
    ...{ seed: freshSeed(), signal },
  })
}

/** A job and a file of linked tables for a folder: nothing is asked, what the rows bear out is written down to be read. */
async function initTables(folder: string, command: Command): Promise<void> {
  const { checkOutputFile, formatJob, freshSeed, linkedSchemaName, writeFileAtomically } = await import(
    '../../index.js'
  )
  const { draftLinks, linksAsJson, printLinks } = await import('../inspect-linked.js')
  const options = command.optsWithGlobals<InitOptions>()
  const words = wordsOf(options)
  const place = dirname(options.out)
  const schemaPath = join(place, linkedSchemaName)
  checkFiles(folder, [options.out, schemaPath], options)
  for (const path of [options.out, schemaPath]) await checkOutputFile(path)
  const reading = spokenReading(options)
  const drafted = await draftLinks(folder, { ...options, folder: place, reading, words })
  await mkdir(place, { recursive: true })
  await writeFileAtomically(schemaPath, drafted.text)
  const job: JobInput = {
    ...{ input: await placeFrom(place, folder), schema: linkedSchemaName, out: 'release', seed: freshSeed() },
    ...{ model: 'auto', depth: 'standard' },
    ...jobKeys(reading),
    ...(options.lang === 'fr' && { language: 'fr' }),
  }
  await writeFileAtomically(options.out, formatJob(job))
  const files = [options.out, schemaPath]
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ files, ...linksAsJson(drafted) })}\n`)
    return
  }
  await printLinks(drafted, { ...options, words })
  const next = words.kindsAreGuesses(schemaPath, `mirrorward run ${shown(options.out)}`)
  process.stdout.write(`\n${files.join('\n')}\n\n${next}\n`)
}

/** What a job says of reading. */
function jobKeys({ missing, ignore, ...others }: ReadingOptions): Partial<JobInput> {
  return { ...others, ...(missing && { missing: [...missing] }), ...(ignore && { ignore: [...ignore] }) }
}

function checkFiles(file: string, outputs: readonly string[], { force = false }: InitOptions): void {
  if (file === '-') throw new MirrorwardError('bad-option', 'a job names the file of its table: give a file, not -')
  if (new Set(outputs).size < outputs.length)
    throw new MirrorwardError(
      'bad-option',
      `${basename(outputs[1] ?? '')} is the name of the schema: name the job otherwise`,
    )
  const there = outputs.filter((output) => !force && existsSync(output))
  if (there.length === 0) return
  const issues = there.map((output) => ({ message: 'is there already', file: output }))
  throw new MirrorwardError('bad-option', 'nothing was written (--force writes over)', { issues })
}

/** The path of a file as seen from a folder, since a job's paths are relative to the job. */
async function placeFrom(folder: string, file: string): Promise<string> {
  const { fromFolder, isDatabase } = await import('../../index.js')
  if (isDatabase(file)) return fromFolder(file, relative(resolve(folder), resolve('.')))
  return isAbsolute(file) ? file : relative(resolve(folder), resolve(file))
}

function shown(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
