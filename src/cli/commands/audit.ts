import { Command, Option } from 'commander'
import { consoleLanguage, wordsOf } from '../language/index.js'
import {
  examples,
  type GlobalOptions,
  type LanguageOption,
  languageOption,
  type ReadingOptions,
  readingOptions,
  seedOf,
  spokenReading,
  wholeNumber,
} from '../options.js'
import { createProgressLine } from '../progress-line.js'
import { parseSettings } from '../settings.js'
import { textTable } from '../text-table.js'

interface AuditOptions extends GlobalOptions, ReadingOptions, LanguageOption {
  readonly schema?: string
  readonly model?: string
  readonly epsilon?: string
  readonly delta?: string
  readonly publicSize?: string
  readonly set: readonly string[]
  readonly game: 'distinguishing' | 'one-run'
  readonly fits: number
  readonly canaries: number
  readonly seed: number | string
  readonly out?: string
}

/** `mirrorward audit FILE`: attack a private model, and say how large its ε must be at least. */
export function auditCommand(signal: AbortSignal): Command {
  const command = new Command('audit')
    .description('attack a differentially private model: how large must its epsilon be at least')
    .argument('<file>', 'a private model (.safetensors), or a table to fit one on')
    .option('--schema <file>', 'of a table: levels and bounds as a person wrote them')
    .option('--model <id>', 'of a table: the private model; dp-marginals when not said')
    .option('--epsilon <number>', 'of a table: the epsilon to declare')
    .option('--delta <number>', 'of a table: at most one in the square of the public size, and that when not said')
    .option('--public-size <count>', 'of a table: about how many patients there are, as anybody may know')
    .option('--set <name=value...>', "of a table: one of the model's options", [])
    .addOption(
      new Option('--game <game>', 'many fits with and without one row, or one fit with many')
        .choices(['distinguishing', 'one-run'])
        .default('distinguishing'),
    )
    .option('--fits <count>', 'of the distinguishing game', wholeNumber, 1000)
    .option('--canaries <count>', 'rows put in or left out in one run', wholeNumber, 200)
    .option('--seed <seed>', 'of made rows; noise has none', seedOf, 1)
    .option('--out <file>', 'what was found, to write as JSON')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward audit release/model.safetensors',
        'mirrorward audit patients.csv --schema declared.yaml --epsilon 1 --public-size 2000',
        'mirrorward audit patients.csv --schema declared.yaml --epsilon 1 --public-size 2000 --game one-run',
      ]),
    )
  for (const option of readingOptions()) command.addOption(option)
  return command.action(async (file: string) => {
    const { auditText, auditWords, checkOutputFile, runAudit, writeFileAtomically } = await import('../../index.js')
    const options = command.optsWithGlobals<AuditOptions>()
    const { schema, model, epsilon, delta, publicSize, game, fits, canaries, seed, out } = options
    if (out !== undefined) await checkOutputFile(out)
    const line = createProgressLine({ ...options, words: wordsOf(options), silentFor: 1000 })
    const audit = await runAudit({
      input: { path: file, ...spokenReading(options) },
      ...{ schema, model, game, fits, canaries, seed, signal, onProgress: line.show },
      options: {
        ...parseSettings(options.set),
        ...(epsilon !== undefined && { epsilon: Number(epsilon) }),
        ...(delta !== undefined && { delta: Number(delta) }),
        ...(publicSize !== undefined && { publicSize: Number(publicSize) }),
      },
    })
    line.end()
    const json = `${JSON.stringify(audit, null, 1)}\n`
    if (out !== undefined) await writeFileAtomically(out, json)
    if (audit.violated) process.exitCode = 3
    if (options.json) return void process.stdout.write(json)
    const { heading, header, rows, sentences } = auditText(
      audit,
      auditWords(consoleLanguage(options.lang) === 'fr' ? 'fr' : 'en'),
    )
    process.stdout.write(`${[heading, textTable(header, rows), sentences.join('\n')].join('\n\n')}\n`)
  })
}
