import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { FittedModel, ImputedColumn, Schema, Table } from '../../index.js'
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
    .description('fill the missing cells of a table by draws given what is observed in each row')
    .argument('<file>', 'a table')
    .option('--model <file>', 'a saved model that can impute; sequential-trees of the rows of the table when not said')
    .option('--schema <file>', 'kinds and roles when no model is given; a model has a schema of its own')
    .option('--seed <seed>', 'a number or a text; the same seed gives the same bytes', seedOf, 1)
    .requiredOption('--out <file>', 'a table to write, - for standard output')
    .option('--plain', plainHelp)
  for (const option of readingOptions()) command.addOption(option)
  command.addOption(languageOption())
  command.addHelpText(
    'after',
    examples([
      'mirrorward impute patients.csv --schema schema.yaml --out complete.csv',
      'mirrorward impute patients.csv --model model.safetensors --seed 2 --out complete-2.csv',
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
