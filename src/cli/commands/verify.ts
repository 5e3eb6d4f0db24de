import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { VerifiedFile } from '../../index.js'
import type { ConsoleWords } from '../language/index.js'
import { wordsOf } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption, seedOf, wholeNumber } from '../options.js'

/** `mirrorward verify FOLDER`: whether the files of a release are those that were written. Exit code 3 when not. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description(
      'check the files of a release against the hashes of its manifest and, where it is there, of its recipe',
    )
    .argument(
      '<folder>',
      'a release or its manifest.json, or a log of masking (.jsonl): whether its chain of hashes holds',
    )
    .option('--again <part>', 'draw this part of a sample again, and compare', wholeNumber)
    .option('--model <file>', 'the model it was drawn from')
    .option('--seed <seed>', 'the seed it was drawn with', seedOf)
    .option(
      '--schema <file>',
      'of a folder of FHIR: the R4 JSON schema of HL7 (fhir.schema.json) that it is checked against',
    )
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples(['mirrorward verify release', 'mirrorward verify release/fhir --schema fhir.schema.json']),
    )
  return command.action(async (told: string) => {
    const folder = /^(manifest|recipe)\.json$/.test(basename(told)) ? dirname(told) : told
    const { json, lang } = command.optsWithGlobals<GlobalOptions & LanguageOption>()
    const words = wordsOf({ lang })
    const { again, model, seed, schema } = command.opts<AgainOptions>()
    if (schema !== undefined) return againstSchema(folder, schema, { json, words })
    if (folder.endsWith('.jsonl')) return chainOf(folder, { json, words })
    if (again !== undefined) return drawnAgain(folder, { again, model, seed }, { json, words })
    const { verifyRelease } = await import('../../index.js')
    const { files, inputs } = await verifyRelease(folder)
    const wrong = [
      ...files.filter(({ status }) => status !== 'same'),
      ...(inputs ?? []).filter(({ status }) => status === 'differs'),
    ]
    const lines =
      wrong.length === 0
        ? [words.filesAreSame(files.length), ...saidOf(inputs, words)]
        : wrong.map(({ file, status }) => words.labelled(words.fileStatus[status], file))
    process.stdout.write(json ? `${JSON.stringify({ files, inputs })}\n` : `${lines.join('\n')}\n`)
    if (wrong.length > 0) process.exitCode = 3
  })
}

interface AgainOptions {
  readonly again?: number
  readonly model?: string | undefined
  readonly schema?: string | undefined
  readonly seed?: number | string | undefined
}

/** Resources of FHIR by the schema of R4. */
async function againstSchema(
  folder: string,
  schema: string,
  { json, words }: { readonly json: boolean | undefined; readonly words: ConsoleWords },
): Promise<void> {
  const { checkFhir } = await import('../../index.js')
  const checked = await checkFhir(folder, schema)
  const lines =
    checked.faults.length === 0
      ? [words.resourcesAreValid(checked.resources)]
      : checked.faults.map(({ count, ...issue }) => words.times(words.issue(issue), count))
  process.stdout.write(json ? `${JSON.stringify(checked)}\n` : `${lines.join('\n')}\n`)
  if (checked.faults.length > 0) process.exitCode = 3
}

/** A log whose every line holds the hash of the one before. */
async function chainOf(
  path: string,
  { json, words }: { readonly json: boolean | undefined; readonly words: ConsoleWords },
): Promise<void> {
  const { verifyAudit } = await import('../../index.js')
  const { lines, broken } = await verifyAudit(path)
  const text = broken === undefined ? words.masking.auditHolds(lines) : words.masking.auditBroken(broken)
  process.stdout.write(json ? `${JSON.stringify({ lines, broken: broken ?? null })}\n` : `${text}\n`)
  if (broken !== undefined) process.exitCode = 3
}

async function drawnAgain(
  folder: string,
  { again, model, seed }: AgainOptions & { readonly again: number },
  { json, words }: { readonly json: boolean | undefined; readonly words: ConsoleWords },
): Promise<void> {
  if (model === undefined || seed === undefined)
    throw new MirrorwardError('bad-option', 'drawing a part again needs --model and --seed')
  const { isDrawnAgain } = await import('../../index.js')
  const bytes = await readFile(model).catch((cause) => {
    throw new MirrorwardError('not-found', `cannot read file: "${model}"`, { cause })
  })
  const isSame = await isDrawnAgain(folder, { number: again, model: bytes, seed })
  const status = isSame ? 'same' : 'differs'
  process.stdout.write(
    json ? `${JSON.stringify({ part: again, status })}\n` : `${words.labelled(words.fileStatus[status], `${again}`)}\n`,
  )
  if (!isSame) process.exitCode = 3
}

/** What is known of the files that went in. */
function saidOf(inputs: readonly VerifiedFile[] | undefined, words: ConsoleWords): string[] {
  if (inputs === undefined) return [words.onlyPublicFiles]
  const gone = inputs.filter(({ status }) => status === 'missing').map(({ file }) => file)
  const same = inputs.length - gone.length
  return [...(same > 0 ? [words.inputsAreSame(same)] : []), ...(gone.length > 0 ? [words.inputsAreGone(gone)] : [])]
}
