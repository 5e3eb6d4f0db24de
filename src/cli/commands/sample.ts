import { readFile } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { MirrorwardError } from '../../errors.js'
import { wordsOf } from '../language/index.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  plainHelp,
  seedOf,
  wholeNumber,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'

interface SamplePart {
  readonly number: number
  readonly of: number
}

interface SampleOptions extends GlobalOptions, LanguageOption {
  readonly rows: number
  readonly seed: number | string
  readonly where?: string
  readonly out: string
  readonly plain?: boolean
  readonly part?: SamplePart
  readonly format?: 'csv' | 'tsv' | 'parquet' | 'arrow' | 'json' | 'jsonl'
}

/** `mirrorward sample MODEL`: synthetic rows, or people with their rows, from a saved model, under a condition if asked. */
export function sampleCommand(signal: AbortSignal): Command {
  const command = new Command('sample')
    .description('draw synthetic rows from a saved model')
    .argument('<model>', 'a model file')
    .requiredOption('--rows <count>', 'how many', wholeNumber)
    .option('--seed <seed>', 'a number or a text; the same seed gives the same bytes', seedOf, 1)
    .option('--where <condition>', `every row satisfies it, for example 'age >= 60 and sex = "F"'`)
    .option('--out <file>', 'a table to write, - for standard output; of linked tables a folder', '-')
    .addOption(
      new Option('--format <format>', 'when the name does not say').choices([
        'csv',
        'tsv',
        'parquet',
        'arrow',
        'json',
        'jsonl',
      ]),
    )
  command.option('--part <k/n>', 'only part k of n, that make the same rows together', partOf)
  command.option('--plain', plainHelp)
  command.addOption(languageOption())
  command.addHelpText(
    'after',
    examples([
      'mirrorward sample model.safetensors --rows 1000 --out synthetic.csv',
      'mirrorward sample model.safetensors --rows 1000000 --part 1/10 --out part-01.csv',
      `mirrorward sample model.safetensors --rows 200 --where 'age >= 60 and sex = "F"' --out cohort.parquet`,
      `mirrorward sample model.safetensors --rows 500 --where 'sex = "F" and count(visits) = 3' --out women`,
    ]),
  )
  return command.action(async (file: string) => {
    const { checkOutputFile, createRng, fillPlaces, isLinkedModel, loadModel, plainSchema, sampleModel, writeTable } =
      await import('../../index.js')
    const options = command.optsWithGlobals<SampleOptions>()
    const bytes = await readModel(file)
    if (options.part !== undefined) return samplePart(bytes, { options, part: options.part, signal })
    if (isLinkedModel(bytes)) return sampleTables(bytes, { options, signal })
    await checkOutputFile(options.out)
    const words = wordsOf(options)
    const line = createProgressLine({ ...options, words })
    const fitted = loadModel(bytes)
    const rng = createRng(options.seed).fork('sample')
    const batches = sampleModel(fitted, options.rows, { rng, where: options.where, onProgress: line.show, signal })
    await writeTable(fillPlaces(batches, { schema: fitted.schema, rng: rng.fork('places') }), options.out, {
      schema: options.plain ? plainSchema(fitted.schema) : fitted.schema,
      signal,
      ...(options.format && { format: options.format }),
    })
    line.end()
    if (options.out !== '-')
      process.stdout.write(
        options.json ? `${JSON.stringify({ file: options.out, rows: options.rows })}\n` : `${options.out}\n`,
      )
  })
}

/** One part of a sample, with its manifest beside it. */
async function samplePart(
  bytes: Uint8Array,
  {
    options,
    part,
    signal,
  }: { readonly options: SampleOptions; readonly part: SamplePart; readonly signal: AbortSignal },
): Promise<void> {
  const { checkOutputFile, drawPart, isLinkedModel } = await import('../../index.js')
  const { out, rows, seed, where, plain, format, json } = options
  if (out === '-') throw new MirrorwardError('bad-option', 'a part needs a file: its manifest lies beside it')
  if (isLinkedModel(bytes))
    throw new MirrorwardError('bad-option', 'people with rows in several tables are not drawn in parts')
  await checkOutputFile(out)
  const line = createProgressLine({ ...options, words: wordsOf(options) })
  const drawn = await drawPart(out, {
    ...{ model: bytes, rows, seed, part, where, plain, format, onProgress: line.show, signal },
  })
  line.end()
  process.stdout.write(json ? `${JSON.stringify({ file: out, part, ...drawn })}\n` : `${out}\n`)
}

/** People with their rows in several tables, into a folder of files. */
async function sampleTables(
  bytes: Uint8Array,
  { options, signal }: { readonly options: SampleOptions; readonly signal: AbortSignal },
): Promise<void> {
  const { checkOutputFolder, createRng, drawTables, loadLearnt } = await import('../../index.js')
  const { out, seed, rows, where, format, plain = false, json = false, quiet = false } = options
  if (out === '-')
    throw new MirrorwardError('bad-option', 'the model draws several tables: name a folder for them with --out')
  await checkOutputFolder(out)
  const words = wordsOf(options)
  const line = createProgressLine({ ...options, words, silentFor: 1000 })
  const { files, kept } = await drawTables(loadLearnt(bytes), rows, {
    ...{ folder: out, rng: createRng(seed).fork('sample'), where, plain, onProgress: line.show, signal },
    ...(format && { format }),
  })
  line.end()
  process.stdout.write(json ? `${JSON.stringify({ folder: out, files, rows, kept })}\n` : `${files.join('\n')}\n`)
  if (kept !== undefined && !quiet) process.stderr.write(`${words.tables.links.kept(kept)}\n`)
}

/** `17/1000`: the 17th of a thousand. */
function partOf(text: string): SamplePart {
  const [, number, of] = /^(\d{1,9})\/(\d{1,9})$/.exec(text)?.map(Number) ?? []
  if (number === undefined || of === undefined || number < 1 || number > of)
    throw new InvalidArgumentError('a part is k/n, for example 17/1000')
  return { number, of }
}

async function readModel(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new MirrorwardError('not-found', `cannot read file: "${path}"`, { cause })
  }
}
