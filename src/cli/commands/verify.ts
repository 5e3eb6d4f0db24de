import { Command } from 'commander'
import type { VerifiedFile } from '../../index.js'
import type { ConsoleWords } from '../language/index.js'
import { wordsOf } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'

/** `mirrorward verify FOLDER`: whether the files of a release are those that were written. Exit code 3 when not. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description(
      'check the files of a release against the hashes of its manifest and, where it is there, of its recipe',
    )
    .argument('<folder>', 'a release')
    .addOption(languageOption())
    .addHelpText('after', examples(['mirrorward verify release']))
  return command.action(async (folder: string) => {
    const { json, lang } = command.optsWithGlobals<GlobalOptions & LanguageOption>()
    const words = wordsOf({ lang })
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

/** What is known of the files that went in. */
function saidOf(inputs: readonly VerifiedFile[] | undefined, words: ConsoleWords): string[] {
  if (inputs === undefined) return [words.onlyPublicFiles]
  const gone = inputs.filter(({ status }) => status === 'missing').map(({ file }) => file)
  const same = inputs.length - gone.length
  return [...(same > 0 ? [words.inputsAreSame(same)] : []), ...(gone.length > 0 ? [words.inputsAreGone(gone)] : [])]
}
