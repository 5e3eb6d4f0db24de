import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { JobInput, MarkerAnswers, Schema, SchemaDraft } from '../../index.js'
import { type DateQuestion, dateAnswer, dateAnswers, datePrompt, dateQuestions, dateTable } from '../date-questions.js'
import { isFolder } from '../is-folder.js'
import { type ConsoleWords, wordsOf } from '../language/index.js'
import {
  type MarkerQuestion,
  markerAnswer,
  markerAnswers,
  markerPrompt,
  markerQuestions,
  markerTable,
} from '../marker-questions.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  type ReadingOptions,
  readingOptions,
  spokenReading,
} from '../options.js'
import { createPrompt, type Prompt } from '../prompt.js'
import { relationPrompt, relationQuestions } from '../relation-questions.js'
import { columnsOfAnswer, type RoleQuestion, roleAnswers, roleQuestions } from '../role-questions.js'
import { textTable } from '../text-table.js'
import { printWarnings, warningText } from '../warnings.js'

interface InitOptions extends GlobalOptions, LanguageOption, ReadingOptions {
  readonly yes?: boolean
  readonly force?: boolean
  readonly out: string
}

/** `mirrorward init FILE`: a job and a schema for a table, asked for or guessed; for a folder, guessed. */
export function initCommand(signal: AbortSignal): Command {
  const command = new Command('init')
    .description('say what the columns of a table mean, and write job.yaml and schema.yaml: the place to start')
    .argument('<file>', 'a table, or a folder of tables that hang together')
    .option('--yes', 'ask nothing: take what the table suggests')
    .option('--force', 'write over files that are there')
    .option('--out <file>', 'the job to write; its schema.yaml stands beside it', 'job.yaml')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward init patients.csv',
        'mirrorward init patients.csv --yes --out study/job.yaml',
        'mirrorward init hospital/',
      ]),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (file: string) => {
    if (await isFolder(file)) return initTables(file, command)
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
    const input = pathFrom(dirname(options.out), file)
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
    ...{ input: pathFrom(place, folder), schema: linkedSchemaName, out: 'release', seed: freshSeed() },
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

/** A draft, with what a person answered of an earlier one. */
type Drafting = (answers?: Answers) => SchemaDraft

interface Answers {
  /** Which texts stand for missing, by column. */
  readonly answers?: ReadonlyMap<string, MarkerAnswers>
  /** How dates are written, by column. */
  readonly dateFormats?: ReadonlyMap<string, string>
}

/** What every question needs. */
interface Asking {
  readonly prompt: Prompt
  readonly words: ConsoleWords
  readonly signal: AbortSignal
}

interface Asked {
  readonly draft: SchemaDraft
  readonly schema: Schema
}

function suggested(draft: SchemaDraft): Asked {
  return { draft, schema: draft.schema }
}

/** Every question, until its answer fits; without a terminal an answer that does not fit ends it. */
async function askAll(
  draftWith: Drafting,
  { signal, words }: { readonly signal: AbortSignal; readonly words: ConsoleWords },
): Promise<Asked> {
  const prompt = createPrompt({ input: process.stdin, output: process.stderr })
  const asking = { prompt, words, signal }
  signal.addEventListener('abort', () => prompt.close(), { once: true })
  try {
    const first = draftWith()
    const answers = await askMarkers(first, asking)
    const marked = answers === undefined ? first : draftWith({ answers })
    const dateFormats = await askDates(marked, asking)
    signal.throwIfAborted()
    const draft =
      dateFormats === undefined ? marked : draftWith({ ...(answers !== undefined && { answers }), dateFormats })
    const asked = { ...draft, schema: await askRelations(draft, asking) }
    return { draft, schema: await askRoles(asked, asking) }
  } finally {
    prompt.close()
  }
}

async function askMarkers({ columns }: SchemaDraft, asking: Asking): Promise<ReturnType<typeof markerAnswers>> {
  const answered: [MarkerQuestion, boolean][] = []
  for (const question of markerQuestions(columns)) {
    const fits = (answer: string) => markerAnswer(answer, question)
    answered.push([question, await askUntil(markerPrompt(question, asking.words), { ...asking, fits })])
  }
  return markerAnswers(answered)
}

async function askDates({ columns }: SchemaDraft, asking: Asking): Promise<ReturnType<typeof dateAnswers>> {
  const answered: [DateQuestion, string][] = []
  for (const question of dateQuestions(columns)) {
    const fits = (answer: string) => dateAnswer(answer, question)
    answered.push([question, await askUntil(datePrompt(question, asking.words), { ...asking, fits })])
  }
  return dateAnswers(answered)
}

/** The schema with the relations that may be accidents and that the person says must hold. */
async function askRelations({ schema, relations }: SchemaDraft, asking: Asking): Promise<Schema> {
  const { fewestRowsOfRelation, relationText } = await import('../../index.js')
  const stated = [...(schema.relations ?? [])]
  for (const question of relationQuestions(relations, { fewestRows: fewestRowsOfRelation, textOf: relationText })) {
    const fits = (answer: string) => markerAnswer(answer, question)
    if (await askUntil(relationPrompt(question, asking.words), { ...asking, fits })) stated.push(question.relation)
  }
  return stated.length === 0 ? schema : { ...schema, relations: stated }
}

async function askRoles(draft: SchemaDraft, asking: Asking): Promise<Schema> {
  const { withRoles } = await import('../../index.js')
  const { signal, words } = asking
  const { howToAnswer, none } = words.questionsOfInit
  process.stderr.write(`${roleTable(draft, { schema: draft.schema, words })}\n\n`)
  process.stderr.write(`${howToAnswer}\n\n`)
  const names = draft.schema.columns.map(({ name }) => name)
  for (;;) {
    const columns = new Map<RoleQuestion['key'], readonly string[]>()
    for (const question of roleQuestions(draft.schema, words)) {
      const guess = question.guess.length === 0 ? none : question.guess.join(', ')
      const fits = (answer: string) => columnsOfAnswer(answer, { question, names })
      columns.set(question.key, await askUntil(`${question.text}\n  [${guess}] `, { ...asking, fits }))
    }
    signal.throwIfAborted()
    try {
      return withRoles(draft.schema, roleAnswers(columns))
    } catch (error) {
      askAgain(error, words)
    }
  }
}

/** The answer that fits, asked for again on a terminal until one does. */
async function askUntil<T>(
  text: string,
  { prompt, words, fits }: Asking & { readonly fits: (answer: string) => T },
): Promise<T> {
  for (;;) {
    const answer = await prompt.ask(text)
    if (process.stdin.isTTY !== true) process.stderr.write('\n')
    try {
      return fits(answer ?? '')
    } catch (error) {
      askAgain(error, words)
    }
  }
}

/** Says on a terminal what did not fit; elsewhere nobody is there to be asked again. */
function askAgain(error: unknown, words: ConsoleWords): void {
  if (!(error instanceof MirrorwardError) || process.stdin.isTTY !== true) throw error
  process.stderr.write(`  ${words.say(error.message)}\n`)
  for (const issue of error.issues) process.stderr.write(`  ${words.issue(issue)}\n`)
}

function roleTable(
  { columns }: SchemaDraft,
  { schema, words }: { readonly schema: Schema; readonly words: ConsoleWords },
): string {
  const { column, kind: kindTitle, role: roleTitle, why, patient } = words.tables
  const rows = schema.columns.map(({ name, kind, role }, index) => [
    String(index + 1),
    name,
    kind,
    name === schema.patient ? `${role}, ${patient}` : role,
    columns[index]?.why ?? '',
  ])
  return textTable(['', column, kindTitle, roleTitle, why], rows)
}

/** The path of a file as seen from a folder, since a job's paths are relative to the job. */
function pathFrom(folder: string, file: string): string {
  return isAbsolute(file) ? file : relative(resolve(folder), resolve(file))
}

function shown(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
