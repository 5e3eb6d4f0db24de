import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import { isSeveral } from '../is-several.js'
import { wordsOf } from '../language/index.js'
import {
  checkpointHelp,
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  type ReadingOptions,
  readingOptions,
  seedOf,
  wholeNumber,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { parseSettings } from '../settings.js'
import { printWarnings } from '../warnings.js'
import { engineHelp, withEngine } from '../with-engine.js'

interface FitOptions extends GlobalOptions, LanguageOption, ReadingOptions {
  readonly schema?: string
  readonly model: string
  readonly seed?: number | string
  readonly out: string
  readonly set: readonly string[]
  readonly checkpoint?: string
  readonly rowsInMemory?: number
  readonly engine?: string
}

/** What `run` would set aside is learnt from too. */
const everybody = { split: { train: 1, holdout: 0, reference: 0 }, learnFrom: 'train', suppressRisky: false } as const

/** `mirrorward fit FILE`: learn from every row of a table and save the model. */
export function fitCommand(signal: AbortSignal): Command {
  const command = new Command('fit')
    .description('fit a model on every row of a table and save it')
    .argument('<file>', 'a table, or a folder of linked tables')
    .option('--schema <file>', 'kinds and roles; inferred from the table when not said')
    .option('--model <id>', 'the model to fit; auto compares them on a part of the rows', 'auto')
    .option('--set <name=value...>', "one of the model's options", [])
    .option('--seed <seed>', 'a number or a text; drawn anew when not said', seedOf)
    .option('--checkpoint <file>', checkpointHelp)
    .option(
      '--rows-in-memory <count>',
      'a Parquet file or table of a database of more rows is streamed (2000000 when not said)',
      wholeNumber,
    )
    .option('--engine <url>', engineHelp)
    .option('--out <file>', 'the model file to write', 'model.safetensors')
  for (const option of readingOptions()) command.addOption(option)
  command.addOption(languageOption())
  command.addHelpText(
    'after',
    examples([
      'mirrorward fit patients.csv --schema schema.yaml --out patients.safetensors',
      'mirrorward fit patients.csv --model bayes-net --set structure=chow-liu maxParents=1',
      'mirrorward fit study/ --model hidden-course --out study.safetensors',
    ]),
  )
  return command.action(async (named: string) => {
    const {
      checkOutputFile,
      createRng,
      estimateRun,
      fitModel,
      freshSeed,
      loadInput,
      openLarge,
      preflight,
      writeFileAtomically,
      warningLines,
    } = await import('../../index.js')
    const options = command.optsWithGlobals<FitOptions>()
    const file = await withEngine(named, options.engine)
    await checkOutputFile(options.out)
    if (options.checkpoint !== undefined && options.seed === undefined)
      throw new MirrorwardError(
        'bad-option',
        'a checkpoint is of one seed, and without one each fit draws another: give --seed',
      )
    if (await isSeveral(file)) return fitTables(file, { options, signal })
    const seed = options.seed ?? freshSeed()
    const words = wordsOf(options)
    const line = createProgressLine({ ...options, words })
    const large = await openLarge(
      { ...options, input: file, ...everybody },
      { rng: createRng(seed), onProgress: line.show, signal },
    )
    const { table, schema, replaced } = large?.loaded ?? (await loadInput({ path: file, ...options }, options.schema))
    const size = { rows: table.rowCount, columns: schema.columns.length, model: options.model, trainShare: 1 }
    printWarnings(warningLines(preflight(table, schema, { replaced })), {
      ...options,
      estimate: estimateRun(size),
      words,
    })
    const fitted = await fitModel(table, {
      schema,
      model: options.model,
      options: parseSettings(options.set),
      rng: createRng(seed).fork('fit'),
      checkpoint: options.checkpoint,
      ...(large && { coded: (coding: object) => large.coded({ ...coding, sample: table }) }),
      onProgress: line.show,
      signal,
    }).finally(() => large?.close())
    await writeFileAtomically(options.out, fitted.save())
    line.end()
    process.stdout.write(
      options.json ? `${JSON.stringify({ file: options.out, seed, card: fitted.card() })}\n` : `${options.out}\n`,
    )
    if (options.quiet !== true && options.seed === undefined) process.stderr.write(`${words.seedDrawn(String(seed))}\n`)
  })
}

/** Linked tables: learnt from every person. */
async function fitTables(
  input: string,
  { options, signal }: { readonly options: FitOptions; readonly signal: AbortSignal },
): Promise<void> {
  const {
    createRng,
    fitLinked,
    freshSeed,
    loadLinked,
    normalised,
    preflightLinked,
    saveLearnt,
    warningLines,
    writeFileAtomically,
  } = await import('../../index.js')
  const { out, model, json = false, quiet = false } = options
  if (options.checkpoint !== undefined)
    throw new MirrorwardError('bad-option', 'models of linked tables have no checkpoints')
  const seed = options.seed ?? freshSeed()
  const words = wordsOf(options)
  const line = createProgressLine({ ...options, words })
  const { tables } = await loadLinked({ input, ...options })
  printWarnings(warningLines(preflightLinked(tables)), { ...options, words })
  const normal = normalised(tables)
  const fitted = await fitLinked(normal.tables, {
    ...{ model, options: parseSettings(options.set), rng: createRng(seed).fork('fit'), onProgress: line.show, signal },
  })
  await writeFileAtomically(out, saveLearnt({ model: fitted, form: normal.form }))
  line.end()
  process.stdout.write(json ? `${JSON.stringify({ file: out, seed, card: fitted.card() })}\n` : `${out}\n`)
  if (!quiet && options.seed === undefined) process.stderr.write(`${words.seedDrawn(String(seed))}\n`)
}
