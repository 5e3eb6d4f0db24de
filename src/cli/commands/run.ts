import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { JobInput, MetricRecord, Preflight, Progress, Verdict } from '../../index.js'
import type { Failure } from '../failures.js'
import { consoleLanguage, consoleWords } from '../language/index.js'
import {
  audienceOption,
  checkpointHelp,
  examples,
  failOnOption,
  type GlobalOptions,
  languageOption,
  plainHelp,
  privacyBudgetOptions,
  queryOption,
  readingOptions,
  releaseFormatNames,
  seedOf,
  wholeNumber,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { readJobFile } from '../read-job-file.js'
import type { JudgedTables } from '../verdict.js'
import { printWarnings } from '../warnings.js'
import { engineHelp, withEngine } from '../with-engine.js'
import { withQuery } from '../with-query.js'

/** `mirrorward run FILE|JOB.yaml`: the main job. */
export function runCommand(signal: AbortSignal): Command {
  const command = new Command('run')
    .description('from a real table to a synthetic one, a saved model, an evaluation and a report')
    .argument('<file>', 'a table, or a job file ending in .yaml or .yml')
    .addOption(queryOption())
    .option('--schema <file>', 'kinds and roles; inferred from the table when not said')
    .option('--model <id>', 'the model to fit; auto when not said: the one that suits the training rows')
    .addOption(
      new Option('--technique <id>', 'what is made of the table; synthesis when not said').choices([
        'synthesis',
        'k-anonymity',
        'mask',
        'noise',
        'open-ends',
        'micro-aggregation',
        'rank-swap',
        'pram',
        'cell-suppression',
      ]),
    )
    .option('--k <count>', 'of k-anonymity: people who share a class at least; 11 when not said', wholeNumber)
    .addOption(
      new Option('--recoding <how>', 'of k-anonymity: local keeps more, and tells how it was done').choices([
        'global',
        'local',
        'local-top-down',
      ]),
    )
    .option(
      '--draft',
      'of k-anonymity: print a hierarchy for every quasi-identifier, to be corrected, and make nothing',
    )
    .option('--rows <count>', 'synthetic rows; as many as real ones when not said', wholeNumber)
    .option('--sets <count>', 'synthetic tables, each drawn anew from the same model; 1 when not said', wholeNumber)
    .option('--seed <seed>', 'a number or a text; the same seed gives the same rows; drawn anew when not said', seedOf)
    .option('--release <id>', 'the random id of a release that is made again; drawn anew when not said')
    .option('--where <condition>', `every synthetic row satisfies it, for example 'age >= 60 and sex = "F"'`)
    .option('--out <place>', 'the folder to write, or a new schema of a database (docs/databases.md)')
    .option('--folder <folder>', 'for model, report and manifest when --out is a database')
    .option('--title <text>', 'of the report')
    .addOption(languageOption())
    .option('--verbose', 'every metric with its controls, and every file')
    .addOption(failOnOption())
    .addOption(new Option('--depth <depth>', 'of the evaluation').choices(['quick', 'standard', 'deep']))
    .option('--policy <file>', 'thresholds to judge by')
    .option('--checkpoint <file>', checkpointHelp)
    .addOption(
      new Option('--learn-from <whom>', 'all: learn the published table from everybody, measure a twin').choices([
        'train',
        'all',
      ]),
    )
    .option('--suppress-risky', 'draw rows again that lie suspiciously close to training rows; show before and after')
    .addOption(audienceOption())
    .option(
      '--rows-in-memory <count>',
      'a Parquet file or table of a database of more rows is streamed (2000000 when not said)',
      wholeNumber,
    )
    .option('--engine <url>', engineHelp)
    .option('--no-evaluate', 'write no evaluation and no report')
    .addOption(new Option('--format <format>', 'of the synthetic table').choices(releaseFormatNames))
    .addOption(
      new Option('--layout <how>', 'of FHIR: a file a resource type, or a transaction Bundle a person').choices([
        'bulk',
        'bundles',
      ]),
    )
    .option('--plain', plainHelp)
    .addOption(
      new Option('--progress <how>', 'on standard error: json is one object a line, for programs').choices([
        'text',
        'json',
      ]),
    )
    .argument('[overrides...]', 'any key of a job file as --key.subkey value')
    .allowUnknownOption()
    .addHelpText(
      'after',
      `${examples([
        'mirrorward run job.yaml',
        'mirrorward run patients.csv --schema schema.yaml --out release',
        `mirrorward run patients.csv --rows 500 --where 'age >= 60' --depth quick`,
        'mirrorward run patients.csv --schema declared.yaml --epsilon 1 --ledger study.ledger',
        'mirrorward run patients.csv --model bayes-net --options.structure chow-liu --split.train 0.7',
      ])}\n\nAny key of a job file can be given as --key.subkey value, or as MIRRORWARD_KEY__SUBKEY in the environment.`,
    )
  for (const option of [...privacyBudgetOptions(), ...readingOptions()]) command.addOption(option)
  return command.action(async (file: string, overrides: readonly string[]) => {
    const { hasPrivateSteps, jobKeys, parseJob, runKAnonymity } = await import('../../transforms.js')
    const global = command.optsWithGlobals<GlobalOptions>()
    const { mergeJob } = await import('../job-overrides.js')
    const isJob = /\.ya?ml$/i.test(file)
    const { query, engine } = command.opts<{ readonly query?: string; readonly engine?: string }>()
    const own = isJob
      ? await readJobFile(file)
      : { input: (await withQuery([await withEngine(file, engine)], query))[0] }
    const isThere = isJob && engine !== undefined && typeof own.input === 'string'
    const values = isThere ? { ...own, input: await withEngine(own.input as string, engine) } : own
    // A file of linked tables is no job, but the input of one. Words and variables may say more of a database.
    const fromFile = await withOpenInput('tables' in values ? { input: file } : values)
    const options = command.options.flatMap(({ long }) => long ?? [])
    const merged = await mergeJob(fromFile, { words: overrides, environment: process.env, options, keys: jobKeys })
    const {
      checkpoint,
      verbose,
      failOn: _failOn,
      query: _query,
      engine: _engine,
      k,
      recoding,
      draft,
      progress,
      ...spoken
    } = spokenOptions(command) as SpokenOptions
    const told = withPrivacy(withTechnique({ ...merged, ...spoken }, { k, recoding }))
    const job = parseJob(told)
    // Left out where nobody gave one, so that it is known to be drawn.
    const { seed, ...unseeded } = job
    const input = 'seed' in told ? { ...unseeded, seed } : unseeded
    const lang = consoleLanguage(command.getOptionValue('lang') ?? (job.language === 'fr' ? 'fr' : undefined))
    const words = consoleWords(lang)
    const line = createProgressLine({ ...global, words, ...(progress && { as: progress }) })
    // Names of measures are looked up where the house is loaded anyway.
    const showIn = (say: (title: string, language: 'en' | 'fr') => string) => (progress: Progress) =>
      line.show(progress.step === undefined ? progress : { ...progress, step: say(progress.step, lang) })
    const failOn: readonly Failure[] = command.getOptionValue('failOn')
    const failWhere = async (evaluation: Judged | undefined) => {
      if (failOn.length === 0) return
      const { failsOn } = await import('../verdict.js')
      if (failsOn(evaluation?.verdict, failOn, evaluation?.results, evaluation?.tables)) process.exitCode = 3
    }
    if (job.privacy !== undefined || hasPrivateSteps(job)) {
      const { runPrivate } = await import('../../index.js')
      // As told, without defaults: what somebody asks for is refused where a default is not.
      const release = await runPrivate(told as JobInput, { signal, onProgress: line.show })
      line.end()
      const { printPrivate } = await import('../private-summary.js')
      printPrivate(release, { ...global, verbose, french: lang === 'fr', words })
      return failWhere(release.evaluation)
    }
    if (draft === true) {
      if (job.technique !== 'k-anonymity')
        throw new MirrorwardError('bad-option', '--draft belongs to --technique k-anonymity')
      const { draftHierarchiesFile } = await import('../../transforms.js')
      const { input: path, schema } = job
      process.stdout.write(`${await draftHierarchiesFile({ ...job, path }, { schema, told: lang })}\n`)
      return
    }
    await refuseStepsOfSeveral(job)
    if (job.technique === 'k-anonymity' && job.steps === undefined) {
      const generalised = await runKAnonymity(input, { signal, onProgress: line.show })
      line.end()
      const { printGeneralised } = await import('../generalised-summary.js')
      await printGeneralised(generalised, { ...global, french: lang === 'fr', words })
      return failWhere(generalised.evaluation)
    }
    if (job.steps !== undefined || (job.technique !== undefined && job.technique !== 'synthesis')) {
      const { measureTitle, runSteps } = await import('../../index.js')
      const stepped = await runSteps(input, { signal, onProgress: showIn(measureTitle) })
      line.end()
      const { printStepped } = await import('../steps-summary.js')
      printStepped(stepped, { ...global, verbose, french: lang === 'fr', words })
      return failWhere(stepped.evaluation)
    }
    const { measureTitle, run, warningLines } = await import('../../index.js')
    if (await isLinkedJob(job)) {
      const { runLinked } = await import('../../index.js')
      const onPreflight = (warnings: Preflight['warnings']) =>
        printWarnings(warningLines(warnings), { ...global, words })
      const release = await runLinked(
        { ...input, ...('format' in told ? {} : { format: undefined }) },
        {
          signal,
          onProgress: showIn(measureTitle),
          onPreflight,
        },
      )
      line.end()
      const { printLinkedRelease } = await import('../linked-release-summary.js')
      printLinkedRelease(release, { ...global, verbose, words })
      return failWhere(release.evaluation)
    }
    const onPreflight = ({ warnings, estimate }: Preflight) =>
      printWarnings(warningLines(warnings), { ...global, estimate, words })
    const release = await run(input, { signal, onProgress: showIn(measureTitle), onPreflight, checkpoint })
    line.end()
    const { printRelease } = await import('../release-summary.js')
    printRelease(release, { ...global, verbose, words })
    return failWhere(release.evaluation)
  })
}

/** Techniques and steps that take one table, asked of several. */
async function refuseStepsOfSeveral({
  input,
  technique,
  steps,
}: {
  readonly input: string
  readonly technique?: string | undefined
  readonly steps?: readonly unknown[] | undefined
}): Promise<void> {
  if (steps === undefined && (technique === undefined || technique === 'synthesis')) return
  const { isLinkedInput } = await import('../../transforms.js')
  if (!(await isLinkedInput(input))) return
  const asked = steps === undefined ? technique : 'steps'
  const instead = technique === 'mask' ? 'mirrorward mask masks folders: mask --draft' : 'give one table'
  throw new MirrorwardError('unsupported', `not for several tables together: ${asked} (${instead})`)
}

/** `--input.query` adds to a URL that stands alone. */
async function withOpenInput(values: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { isDatabase } = await import('../../transforms.js')
  const { input } = values
  return typeof input === 'string' && isDatabase(input) ? { ...values, input: { url: input } } : values
}

interface Judged {
  readonly verdict?: Verdict
  readonly results: readonly MetricRecord[]
  readonly tables?: JudgedTables
}

/** Several tables, or one whose schema says whose rows they are and when. */
async function isLinkedJob({ input, schema }: { readonly input: string; readonly schema?: string | undefined }) {
  const { isLinkedInput, loadSchema } = await import('../../index.js')
  if (await isLinkedInput(input)) return true
  if (schema === undefined || !existsSync(schema)) return false
  const { patient, time } = await loadSchema(schema)
  return patient !== undefined && time !== undefined
}

/** `--k` and `--recoding` are options of the technique. */
function withTechnique(
  job: Record<string, unknown>,
  options: { readonly k: number | undefined; readonly recoding: string | undefined },
): Record<string, unknown> {
  const said = Object.entries(options).filter(([, value]) => value !== undefined)
  if (said.length === 0) return job
  if (job.technique !== 'k-anonymity')
    throw new MirrorwardError('bad-option', `--${said[0]?.[0]} belongs to --technique k-anonymity`)
  return { ...job, options: { ...(job.options as object | undefined), ...Object.fromEntries(said) } }
}

/** What is said of a budget stands together in the job. */
function withPrivacy({
  epsilon,
  delta,
  publicSize,
  patients,
  ledger,
  totalEpsilon: total,
  acceptWeakPrivacy,
  ...job
}: Record<string, unknown>): Record<string, unknown> {
  const said = Object.entries({ epsilon, delta, publicSize, patients, ledger, total, acceptWeakPrivacy }).filter(
    ([, value]) => value !== undefined,
  )
  if (said.length === 0) return job
  const known = job.privacy as Record<string, unknown> | undefined
  if (epsilon === undefined && known?.epsilon === undefined)
    throw new MirrorwardError('bad-option', 'a privacy budget needs --epsilon: 1 where membership is sensitive, else 3')
  return { ...job, privacy: { ...known, ...Object.fromEntries(said) } }
}

interface SpokenOptions {
  readonly k?: number
  readonly recoding?: string
  readonly draft?: boolean
  readonly progress?: 'text' | 'json'
  readonly checkpoint?: string
  readonly verbose?: boolean
  readonly failOn?: unknown
  readonly query?: string
  readonly engine?: string
}

/** Only what the person typed: defaults belong to the job. */
function spokenOptions(command: Command): Record<string, unknown> {
  const local = Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) === 'cli')
  return Object.fromEntries(local.map(([name, value]) => [name === 'lang' ? 'language' : name, value]))
}
