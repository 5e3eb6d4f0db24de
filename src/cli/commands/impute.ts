import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { FittedModel, ImputedColumn, Schema, Table } from '../../index.js'
import { isSeveral } from '../is-several.js'
import { type ConsoleWords, wordsOf } from '../language/index.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  plainHelp,
  type ReadingOptions,
  readingOptions,
  seedOf,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { textTable } from '../text-table.js'

/** Of those that can, the one whose filled cells keep most of what they are filled by: `npm run bench -- association`. */
const defaultModel = 'sequential-trees'

/** The model of linked tables that fills. */
const defaultLinkedModel = 'hidden-course'

interface ImputeOptions extends GlobalOptions, LanguageOption, ReadingOptions {
  readonly model?: string
  readonly schema?: string
  readonly seed: number | string
  readonly out: string
  readonly plain?: boolean
}

/** `mirrorward impute FILE`: fill the missing cells of a table from a saved model, or from one fitted on its own rows. */
export function imputeCommand(signal: AbortSignal): Command {
  const command = new Command('impute')
    .description('fill the missing cells of a table by draws given what is observed in each row, or of each person')
    .argument('<file>', 'a table, or a folder of linked tables')
    .option(
      '--model <file>',
      'a saved model that can impute; sequential-trees of the rows when not said, hidden-course of linked tables',
    )
    .option('--schema <file>', 'kinds and roles when no model is given; a model has a schema of its own')
    .option('--seed <seed>', 'a number or a text; the same seed gives the same bytes', seedOf, 1)
    .requiredOption('--out <file>', 'a table to write, - for standard output; of linked tables a folder')
    .option('--plain', plainHelp)
  for (const option of readingOptions()) command.addOption(option)
  command.addOption(languageOption())
  command.addHelpText(
    'after',
    examples([
      'mirrorward impute patients.csv --schema schema.yaml --out complete.csv',
      'mirrorward impute patients.csv --model model.safetensors --seed 2 --out complete-2.csv',
      'mirrorward impute study/ --out complete',
    ]),
  )
  return command.action(async (file: string) => {
    const {
      asReleased,
      checkOutputFile,
      createRng,
      fillPlaces,
      fitModel,
      imputeTable,
      loadInput,
      loadModel,
      plainSchema,
      writeTable,
    } = await import('../../index.js')
    const options = command.optsWithGlobals<ImputeOptions>()
    if (options.model !== undefined && options.schema !== undefined)
      throw new MirrorwardError('bad-option', 'give --model or --schema: a model has a schema of its own')
    if (await isSeveral(file)) return imputeTables(file, { options, signal })
    await checkOutputFile(options.out)
    const words = wordsOf(options)
    const line = createProgressLine({ ...options, words })
    const rng = createRng(options.seed)
    const saved = options.model === undefined ? undefined : loadModel(await readModel(options.model))
    const { table, schema } = await loadInput(
      { path: file, ...options, keepLevels: true },
      saved?.schema ?? options.schema,
    )
    const fitted = saved ?? (await fitOn(asReleased(table, schema), schema))
    const imputed = await imputeTable(table, { fitted, rng: rng.fork('impute'), onProgress: line.show, signal })
    const filled = fillPlaces(imputed.table, { schema: fitted.schema, rng: rng.fork('places') })
    await writeTable(filled, options.out, { schema: options.plain ? plainSchema(schema) : schema, signal })
    line.end()
    const summary = options.json
      ? `${JSON.stringify({ file: options.out, rows: table.rowCount, columns: imputed.columns })}\n`
      : summaryOf(imputed.columns, { out: options.out, words })
    if (options.out !== '-') process.stdout.write(summary)
    else if (options.quiet !== true) process.stderr.write(summary)

    function fitOn(rows: Table, schemaOfRows: Schema): Promise<FittedModel> {
      const request = { schema: schemaOfRows, model: defaultModel, rng: rng.fork('fit') }
      return fitModel(rows, { ...request, onProgress: line.show, signal })
    }
  })
}

/** Linked tables, into a folder of files. */
async function imputeTables(
  input: string,
  { options, signal }: { readonly options: ImputeOptions; readonly signal: AbortSignal },
): Promise<void> {
  const { checkOutputFolder, createRng, fitLinked, imputeLinked, loadLearnt, loadLinked, normalised, writeLinked } =
    await import('../../index.js')
  const { out, seed, model, plain = false, json = false } = options
  if (out === '-')
    throw new MirrorwardError('bad-option', 'several tables are written: name a folder for them with --out')
  await checkOutputFolder(out)
  const words = wordsOf(options)
  const line = createProgressLine({ ...options, words })
  const rng = createRng(seed)
  const { tables } = await loadLinked({ input, ...options })
  const learnt = model === undefined ? await learn() : loadLearnt(await readModel(model))
  const imputed = await imputeLinked(tables, { learnt, rng: rng.fork('impute'), onProgress: line.show, signal })
  const written = await writeLinked(imputed.tables, out, { plain, signal })
  line.end()
  const { columns } = imputed
  const named = columns.map(({ table, name, ...counts }) => ({ ...counts, name: `${table}.${name}` }))
  process.stdout.write(
    json
      ? `${JSON.stringify({ folder: out, files: written.map(({ file }) => file), columns })}\n`
      : summaryOf(named, { out, words }),
  )

  async function learn() {
    const normal = normalised(tables)
    const fitted = await fitLinked(normal.tables, {
      ...{ model: defaultLinkedModel, rng: rng.fork('fit'), onProgress: line.show, signal },
    })
    return { model: fitted, form: normal.form }
  }
}

/** Counts a column: cells filled, and cells left missing. */
function summaryOf(
  columns: readonly ImputedColumn[],
  { out, words }: { readonly out: string; readonly words: ConsoleWords },
): string {
  if (columns.length === 0) return `${words.nothingToImpute(out)}\n`
  return `${textTable(
    words.tables.imputed,
    columns.map(({ name, filled, left }) => [name, String(filled), String(left)]),
  )}\n${out}\n`
}

async function readModel(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new MirrorwardError('not-found', `cannot read file: "${path}"`, { cause })
  }
}
