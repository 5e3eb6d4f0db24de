import { Command, Option } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { Purpose, PurposeInput, Schema } from '../../index.js'
import { adviseQuestions, askWhatIsMissing } from '../advise-answers.js'
import { writeAdvice } from '../advise-files.js'
import { adviceLines } from '../advise-lines.js'
import { adviseWords } from '../advise-words.js'
import { consoleLanguage } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'

interface AdviseOptions extends GlobalOptions, LanguageOption {
  readonly schema?: string
  readonly rules?: string
  readonly writeRules?: string
  readonly regulation?: string
  readonly writeRegulation?: string
  readonly columns?: string
  readonly out: string
  readonly yes?: boolean
}

/** `mirrorward advise FILE`: which techniques, in which order, why, and a job that runs them. */
export function adviseCommand(): Command {
  const command = new Command('advise')
    .description('which techniques for whom, in which order and why, with a job.yaml that runs them as one')
    .argument('[file]', 'a real table, or a job with a purpose')
    .option('--schema <file>', 'kinds and roles; inferred from the table when not said')
  for (const [key, choices] of Object.entries(adviseQuestions))
    command.addOption(
      new Option(`--${key} <answer>`, questionsInHelp[key as keyof typeof adviseQuestions]).choices([...choices]),
    )
  command
    .option('--columns <names>', 'columns that must stay as precise as they are, with commas')
    .option('--yes', 'ask nothing: what is not said is taken as partners, nobody, relations, said, minutes')
    .option('--rules <file>', 'a table of rules of your own (YAML)')
    .option('--write-rules <file>', 'write the table of rules with its sources, to edit')
    .option('--regulation <file>', 'a table of texts of your own (YAML), for the drafts')
    .option('--write-regulation <file>', 'write the table of what texts ask for, to edit')
    .option('--out <folder>', 'where to write job.yaml and the drafts for the data protection officer', 'advice')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward advise patients.csv --schema schema.yaml',
        'mirrorward advise patients.csv --recipient partners --precise rows --columns age --yes',
        'mirrorward advise --write-rules rules.yaml',
      ]),
    )
  return command.action(async (file: string | undefined) => {
    const library = await import('../../index.js')
    const options = command.optsWithGlobals<AdviseOptions>()
    const language = consoleLanguage(options.lang)
    const words = adviseWords(language)
    const tables = [
      [options.writeRules, library.defaultRules],
      [options.writeRegulation, library.regulation],
    ] as const
    for (const [path, table] of tables) if (path !== undefined) await writeTableOf(path, table)
    if (file === undefined && tables.some(([path]) => path !== undefined)) return
    const known = await fromJob(file, library.readYaml)
    const said = { ...known.purpose, ...spokenAnswers(command, options) }
    const isAsking = options.yes !== true && options.json !== true && process.stdin.isTTY === true
    const purpose = library.purposeSchema.parse(
      isAsking ? await askWhatIsMissing(said, words, { defaults: library.purposeSchema.parse({}) }) : said,
    )
    const input = known.input ?? file
    const isTable = purpose.data === 'table' || purpose.data === 'notes'
    if (isTable && input === undefined) throw new MirrorwardError('bad-option', 'give the table that is asked about')
    const schemaFile = options.schema ?? known.schema
    const written = schemaFile === undefined || !isTable ? undefined : await library.loadSchema(schemaFile)
    // What is declared public limits a release with a budget, and no real row.
    const limits = written && library.withoutPublicLimits(written)
    const schema =
      isTable && input !== undefined
        ? (await library.loadInput({ path: input, partial: true }, limits)).schema
        : undefined
    checkColumns(purpose, schema)
    const rules =
      options.rules === undefined
        ? library.defaultRules
        : library.parseRules(await library.readYaml(options.rules), { file: options.rules })
    const regulation =
      options.regulation === undefined ? library.regulation : await library.loadRegulation(options.regulation)
    const advice = library.advise({ purpose, schema, input: input ?? '', schemaFile, written, language, rules })
    const files = await writeAdvice(advice, { out: options.out, language, regulation })
    if (options.json) return void process.stdout.write(`${JSON.stringify({ ...advice, files })}\n`)
    process.stdout.write(`${adviceLines(advice, { words, language, files }).join('\n')}\n`)
  })
}

/** A table that a house may edit, as YAML. */
async function writeTableOf(path: string, table: object): Promise<void> {
  const [{ stringify }, { writeFileAtomically }] = await Promise.all([import('yaml'), import('../../index.js')])
  await writeFileAtomically(path, stringify(table, { lineWidth: 0, aliasDuplicateObjects: false }))
  process.stdout.write(`${path}\n`)
}

const questionsInHelp: Readonly<Record<keyof typeof adviseQuestions, string>> = {
  data: 'what it is',
  recipient: 'who receives it',
  level: 'nobody is to be recognised, or personal data that stay so, protected',
  precise: 'what must stay true',
  attackers: 'whether anybody can say what those who receive it may know of a person',
  time: 'how long it may take',
}

/** What was typed as options. */
function spokenAnswers(command: Command, { columns }: AdviseOptions): PurposeInput {
  const found = Object.keys(adviseQuestions).flatMap((key) =>
    command.getOptionValueSource(key) === 'cli' ? [[key, command.getOptionValue(key)]] : [],
  )
  return {
    ...Object.fromEntries(found),
    ...(columns !== undefined && { columns: columns.split(',').map((name) => name.trim()) }),
  }
}

async function fromJob(
  file: string | undefined,
  readYaml: (path: string) => Promise<unknown>,
): Promise<{ readonly purpose?: PurposeInput; readonly input?: string; readonly schema?: string }> {
  if (file === undefined || !/\.ya?ml$/i.test(file)) return {}
  const job = (await readYaml(file)) as {
    readonly purpose?: PurposeInput
    readonly input?: unknown
    readonly schema?: string
  } | null
  if (typeof job?.input !== 'string') throw new MirrorwardError('bad-option', `the job names no table: "${file}"`)
  return { input: job.input, ...(job.purpose && { purpose: job.purpose }), ...(job.schema && { schema: job.schema }) }
}

function checkColumns({ columns }: Purpose, schema: Schema | undefined): void {
  for (const name of columns)
    if (schema !== undefined && !schema.columns.some((column) => column.name === name))
      throw new MirrorwardError('bad-option', `no such column: "${name}"`)
}
