import { join } from 'node:path'
import { Command, Option } from 'commander'
import type { Audience, Evaluation, LoadedInput, Nature } from '../../index.js'
import type { Failure } from '../failures.js'
import { type ConsoleWords, consoleLanguage, consoleWords } from '../language/index.js'
import { ownRowsFile, syntheticFile } from '../measured-release.js'
import {
  audienceOption,
  examples,
  failOnOption,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  type ReadingOptions,
  readingOptions,
  seedOf,
  spokenReading,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'

interface EvaluateOptions extends GlobalOptions, LanguageOption, ReadingOptions {
  readonly train: string
  readonly holdout: string
  readonly reference?: string
  readonly synthetic: string
  readonly schema?: string
  readonly seed: number | string
  readonly title?: string
  readonly depth?: 'quick' | 'standard'
  readonly policy?: string
  readonly audience?: Audience
  readonly canonical?: string
  readonly nature?: Nature
  readonly sameOrder?: boolean
  readonly hierarchies?: string
  readonly out: string
  readonly verbose?: boolean
  readonly failOn: readonly Failure[]
}

/** `mirrorward evaluate`: the evidence for a synthetic table made by any tool. */
export function evaluateCommand(signal: AbortSignal): Command {
  const command = new Command('evaluate')
    .description('evaluate a table made by any tool: synthetic, or people’s own rows, masked or coarser')
    .requiredOption('--train <file>', 'the real rows the synthetic table was learnt from')
    .requiredOption('--holdout <file>', 'real rows the generator never saw')
    .option('--reference <file>', 'further real rows it never saw; half of the holdout when not said')
    .requiredOption('--synthetic <file>', 'the synthetic table, or the other release (--nature)')
    .option('--schema <file>', 'kinds and roles; inferred from the training rows when not said')
    .option('--seed <seed>', 'a number or a text', seedOf, 1)
    .addOption(new Option('--depth <depth>', 'of the evaluation').choices(['quick', 'standard']))
    .option('--policy <file>', 'thresholds to judge by')
    .addOption(audienceOption())
    .option('--title <text>', 'of the report')
    .addOption(languageOption())
    .option(
      '--canonical <file>',
      'write the synthetic table there with rows in random order, values rounded, columns and spellings of the schema, and measure that',
    )
    .addOption(
      new Option('--nature <nature>', 'what was made: rows of a model, or people’s own rows, changed').choices([
        ...['synthetic', 'generalised', 'perturbed', 'masked', 'pseudonymised'],
      ]),
    )
    .option('--same-order', 'row by row the people of --train, so that record linkage can be measured')
    .option('--hierarchies <file>', 'levels of values that no notation tells (YAML, as k-anonymity reads them)')
    .option('--verbose', 'every metric with its controls')
    .addOption(failOnOption())
    .option('--out <folder>', 'where to write evaluation.json and report.html', 'evaluation')
  for (const option of readingOptions()) command.addOption(option)
  command.addHelpText(
    'after',
    examples([
      'mirrorward evaluate --train train.csv --holdout holdout.csv --synthetic made-elsewhere.csv',
      'mirrorward evaluate --train train.csv --holdout holdout.csv --synthetic made.csv --schema schema.yaml --depth quick',
    ]),
  )
  return command.action(async () => {
    const {
      checkOutputFile,
      checkOutputFolder,
      createRng,
      divideHoldout,
      evaluationRecipe,
      externalEvaluation,
      freshRelease,
      isOfPeople,
      loadInput,
      loadPolicy,
      recipeFile,
      renderReport,
      tableName,
      writeFileAtomically,
      writeRecipe,
      writeTogether,
    } = await import('../../index.js')
    const options = command.optsWithGlobals<EvaluateOptions>()
    await checkOutputFolder(options.out)
    if (options.canonical !== undefined) await checkOutputFile(options.canonical)
    const words = consoleWords(consoleLanguage(options.lang))
    const line = createProgressLine({ ...options, words })
    const rng = createRng(options.seed)
    const train = await loadInput({ path: options.train, ...options }, options.schema)
    const { schema, inferred } = train
    const load = (path: string, lenient: boolean) => loadInput({ path, ...options, lenient }, schema)
    const unseen = await load(options.holdout, inferred)
    const asked = { ...options, train, signal }
    const { nature = 'synthetic' } = options
    const measured = isOfPeople(nature)
      ? await ownRowsFile(asked, nature)
      : await syntheticFile(asked, {
          rng: command.getOptionValueSource('seed') === 'cli' ? rng.fork('canonical') : undefined,
        })
    const { notes, sha256 } = measured
    if (options.quiet !== true)
      for (const note of notes)
        process.stderr.write(`${words.labelled(words.note, words.issue({ ...note, file: options.synthetic }))}\n`)
    const given = options.reference === undefined ? undefined : await load(options.reference, inferred)
    const { holdout, reference } =
      given === undefined
        ? divideHoldout(unseen.table, schema, rng.fork('split'))
        : { holdout: unseen.table, reference: given.table }
    const release = freshRelease()
    const whole = await measured.evaluate({
      schema,
      train: train.table,
      holdout,
      reference,
      rng: rng.fork('evaluate'),
      release,
      ...(options.depth && { depth: options.depth }),
      ...(options.policy && { policy: await loadPolicy(options.policy) }),
      title: options.title ?? tableName(options.synthetic),
      split:
        given === undefined
          ? 'train and holdout as given; half of the holdout serves as reference'
          : 'train, holdout and reference as given',
      ...(sha256 !== undefined && { sha256 }),
      configuration: spokenOnly({ depth: options.depth, ...spokenReading(options) }),
      onProgress: line.show,
      signal,
    })
    const evaluation = options.audience === 'external' ? externalEvaluation(whole) : whole
    const recipe = await evaluationRecipe({
      ...{ release, seed: options.seed },
      tables: {
        train: described(options.train, train),
        holdout: described(options.holdout, unseen),
        ...(options.reference !== undefined && given && { reference: described(options.reference, given) }),
        synthetic: { path: options.synthetic, rows: measured.rows, ...(sha256 !== undefined && { sha256 }) },
      },
      files: { schema: options.schema, policy: options.policy, hierarchies: options.hierarchies },
      options: {
        ...{ depth: options.depth, title: options.title, audience: options.audience },
        ...{ encoding: options.encoding, delimiter: options.delimiter, sheet: options.sheet },
        ...{ missing: options.missing, 'date-format': options.dateFormat, ignore: options.ignore },
        ...{ canonical: options.canonical, nature: options.nature, ...(options.sameOrder && { 'same-order': [] }) },
      },
    })
    await writeTogether(options.out, async (folder) => {
      await writeFileAtomically(join(folder, 'evaluation.json'), `${JSON.stringify(evaluation, null, 1)}\n`)
      await writeFileAtomically(
        join(folder, 'report.html'),
        await renderReport(evaluation, { language: options.lang ?? 'en' }),
      )
      await writeRecipe(folder, recipe)
    })
    line.end()
    const files = [
      ...['evaluation.json', 'report.html', recipeFile].map((file) => join(options.out, file)),
      ...(options.canonical === undefined ? [] : [options.canonical]),
    ]
    if (options.json) process.stdout.write(`${JSON.stringify({ files, notes })}\n`)
    else process.stdout.write(`${(await closing(evaluation, { ...options, words })).join('\n')}\n${files.join('\n')}\n`)
    const { failsOn } = await import('../verdict.js')
    if (failsOn(evaluation.verdict, options.failOn, evaluation.results)) process.exitCode = 3
  })
}

async function closing(
  { results, verdict }: Evaluation,
  { verbose = false, words }: { readonly verbose?: boolean; readonly words: ConsoleWords },
): Promise<string[]> {
  const [{ metricTable }, { verdictLines }] = await Promise.all([
    import('../release-summary.js'),
    import('../verdict.js'),
  ])
  return [
    ...(verbose ? [metricTable(results), ''] : []),
    ...(verdict === undefined ? [] : verdictLines(verdict, words, results)),
    ...(verbose ? [] : [`(${words.verboseSays})`]),
    '',
  ]
}

/** Options that were said. */
function spokenOnly(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function described(path: string, { table, sha256 }: LoadedInput) {
  return { path, rows: table.rowCount, ...(sha256 !== undefined && { sha256 }) }
}
