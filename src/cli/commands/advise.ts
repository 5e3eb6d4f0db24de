import { dirname, join, relative, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { Advice, AdviceOption, Purpose, PurposeInput, Schema } from '../../index.js'
import { type AdviseWords, adviseWords } from '../advise-words.js'
import { consoleLanguage } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'
import { createPrompt } from '../prompt.js'
import { textTable } from '../text-table.js'

interface AdviseOptions extends GlobalOptions, LanguageOption {
  readonly schema?: string
  readonly rules?: string
  readonly writeRules?: string
  readonly columns?: string
  readonly out: string
  readonly yes?: boolean
}

const asked = {
  data: ['table', 'notes', 'imaging', 'genomics'],
  recipient: ['public', 'partners', 'inside'],
  level: ['nobody', 'protected'],
  precise: ['rows', 'relations', 'nothing'],
  time: ['minutes', 'hours'],
} as const

/** `mirrorward advise FILE`: which techniques, in which order, why, and a job that runs them. */
export function adviseCommand(): Command {
  const command = new Command('advise')
    .description('which techniques for whom, in which order and why, with a job.yaml that runs them as one')
    .argument('[file]', 'a real table, or a job with a purpose')
    .option('--schema <file>', 'kinds and roles; inferred from the table when not said')
  for (const [key, choices] of Object.entries(asked))
    command.addOption(new Option(`--${key} <answer>`, questionsInHelp[key as keyof typeof asked]).choices([...choices]))
  command
    .option('--columns <names>', 'columns that must stay as precise as they are, with commas')
    .option('--yes', 'ask nothing: what is not said is taken as partners, nobody, relations, minutes')
    .option('--rules <file>', 'a table of rules of your own (YAML)')
    .option('--write-rules <file>', 'write the table of rules with its sources, to edit')
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
    if (options.writeRules !== undefined) {
      const { stringify } = await import('yaml')
      await library.writeFileAtomically(options.writeRules, stringify(library.defaultRules, { lineWidth: 0 }))
      process.stdout.write(`${options.writeRules}\n`)
      if (file === undefined) return
    }
    const spoken = spokenAnswers(command, options)
    const known = await fromJob(file, library.readText)
    const purpose = library.purposeSchema.parse(await answered({ ...known.purpose, ...spoken }, { options, words }))
    const input = known.input ?? file
    const isTable = purpose.data === 'table' || purpose.data === 'notes'
    if (isTable && input === undefined) throw new MirrorwardError('bad-option', 'give the table that is asked about')
    const schemaFile = options.schema ?? known.schema
    const schema =
      isTable && input !== undefined ? (await library.loadInput({ path: input }, schemaFile)).schema : undefined
    checkColumns(purpose, schema)
    const rules =
      options.rules === undefined
        ? library.defaultRules
        : library.parseRules(await yamlOf(await library.readText(options.rules), options.rules), {
            file: options.rules,
          })
    const advice = library.advise({ purpose, schema, input: input ?? '', schemaFile, language, rules })
    const files = advice.job === undefined ? [] : await written(advice, { out: options.out, language, library })
    if (options.json) return void process.stdout.write(`${JSON.stringify({ ...advice, files })}\n`)
    process.stdout.write(`${adviceLines(advice, { words, language, files }).join('\n')}\n`)
  })
}

const questionsInHelp: Readonly<Record<keyof typeof asked, string>> = {
  data: 'what it is',
  recipient: 'who receives it',
  level: 'nobody is to be recognised, or personal data that stay so, protected',
  precise: 'what must stay true',
  time: 'how long it may take',
}

/** What was typed as options. */
function spokenAnswers(command: Command, { columns }: AdviseOptions): PurposeInput {
  const found = Object.keys(asked).flatMap((key) =>
    command.getOptionValueSource(key) === 'cli' ? [[key, command.getOptionValue(key)]] : [],
  )
  return {
    ...Object.fromEntries(found),
    ...(columns !== undefined && { columns: columns.split(',').map((name) => name.trim()) }),
  }
}

async function fromJob(
  file: string | undefined,
  readText: (path: string) => Promise<string>,
): Promise<{ readonly purpose?: PurposeInput; readonly input?: string; readonly schema?: string }> {
  if (file === undefined || !/\.ya?ml$/i.test(file)) return {}
  const job = (await yamlOf(await readText(file), file)) as {
    readonly purpose?: PurposeInput
    readonly input?: unknown
    readonly schema?: string
  } | null
  if (typeof job?.input !== 'string') throw new MirrorwardError('bad-option', `the job names no table: "${file}"`)
  return { input: job.input, ...(job.purpose && { purpose: job.purpose }), ...(job.schema && { schema: job.schema }) }
}

async function yamlOf(text: string, file: string): Promise<unknown> {
  const { parse: parseYaml } = await import('yaml')
  try {
    return parseYaml(text)
  } catch (cause) {
    throw new MirrorwardError('bad-option', `not a YAML file: "${file}"`, { cause })
  }
}

/** What was not said is asked, where somebody sits there. */
async function answered(
  known: PurposeInput,
  { options, words }: { readonly options: AdviseOptions; readonly words: AdviseWords },
): Promise<PurposeInput> {
  if (options.yes === true || options.json === true || process.stdin.isTTY !== true) return known
  const prompt = createPrompt({ input: process.stdin, output: process.stderr })
  const answers: Record<string, unknown> = { ...known }
  try {
    for (const [key, choices] of Object.entries(asked)) {
      if (answers[key] !== undefined) continue
      const line = await prompt.ask(`${words.questions[key as keyof typeof asked]} (${choices.join(', ')}): `)
      if (line === undefined || line === '') continue
      if (!(choices as readonly string[]).includes(line))
        throw new MirrorwardError('bad-option', `unknown answer: "${line}" (known: ${choices.join(', ')})`)
      answers[key] = line
      if (key === 'data' && (line === 'imaging' || line === 'genomics')) break
    }
    return answers as PurposeInput
  } finally {
    prompt.close()
  }
}

function checkColumns({ columns }: Purpose, schema: Schema | undefined): void {
  for (const name of columns)
    if (schema !== undefined && !schema.columns.some((column) => column.name === name))
      throw new MirrorwardError('bad-option', `no such column: "${name}"`)
}

async function written(
  { job, options: [first], purpose }: Advice,
  {
    out,
    language,
    library,
  }: { readonly out: string; readonly language: 'en' | 'fr'; readonly library: typeof import('../../index.js') },
): Promise<string[]> {
  if (job === undefined || first === undefined) return []
  const facts = {
    title: String(job.input),
    steps: first.steps.map(({ technique }) => String(technique)),
    outputs: [],
    recipient: purpose.recipient,
  }
  const files = {
    'job.yaml': library.formatJob({ ...job, ...placedFrom(job, out) }),
    'record-of-processing.md': library.recordOfProcessing(facts, language),
    'impact-assessment.md': library.impactAssessment(facts, language),
  }
  const { mkdir } = await import('node:fs/promises')
  await mkdir(out, { recursive: true })
  for (const [name, text] of Object.entries(files)) await library.writeFileAtomically(join(out, name), text)
  return Object.keys(files).map((name) => join(out, name))
}

/** Paths of the job as they are from where it lies. */
function placedFrom(job: NonNullable<Advice['job']>, out: string): Record<string, string> {
  const place = (path: unknown) => relative(resolve(out), resolve(String(path)))
  return {
    ...(/^[a-z]+:\/\//i.test(String(job.input)) ? {} : { input: place(job.input) }),
    ...(job.schema !== undefined && { schema: place(job.schema) }),
  }
}

/** A job that keeps a key needs one where it lies. */
function keyLines(
  option: AdviceOption | undefined,
  { words, files }: { readonly words: AdviseWords; readonly files: readonly string[] },
): string[] {
  const key = option?.steps.map((step) => step.key).find((each) => typeof each === 'string')
  return key === undefined ? [] : [words.key(join(dirname(files[0]!), String(key)))]
}

function adviceLines(
  { options, date }: Advice,
  {
    words,
    language,
    files,
  }: { readonly words: AdviseWords; readonly language: 'en' | 'fr'; readonly files: readonly string[] },
): string[] {
  const name = ({ steps }: AdviceOption) => steps.map(({ technique }) => String(technique)).join(' + ')
  const told = options.flatMap((option, place) =>
    option.steps.length === 0
      ? [option.why[language], `(${option.source})`]
      : [`${place + 1}. ${name(option)}`, `   ${option.why[language]}`, `   (${option.source})`],
  )
  const risks = options.flatMap((option) =>
    option.risks === undefined
      ? []
      : [
          [
            name(option),
            ...(['singlingOut', 'linkability', 'inference'] as const).map(
              (risk) => words.remains[option.risks![risk]]!,
            ),
          ],
        ],
  )
  return [
    ...told,
    ...(risks.length === 0 ? [] : ['', textTable([words.technique, ...words.risks], risks), words.judgement]),
    words.dated(date),
    ...(files.length === 0 ? [] : ['', ...files, ...keyLines(options[0], { words, files }), words.run(files[0]!)]),
    words.decides,
  ]
}
