import { Command } from 'commander'
import { wordsOf } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'

/** `mirrorward verify FOLDER`: whether the files of a release are those that were written. Exit code 3 when not. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('check the files of a release against the hashes of its manifest')
    .argument('<folder>', 'a release')
    .addOption(languageOption())
    .addHelpText('after', examples(['mirrorward verify release']))
  return command.action(async (folder: string) => {
    const { json, lang } = command.optsWithGlobals<GlobalOptions & LanguageOption>()
    const words = wordsOf({ lang })
    const { verifyRelease } = await import('../../index.js')
    const files = await verifyRelease(folder)
    const wrong = files.filter(({ status }) => status !== 'same')
    const lines =
      wrong.length === 0
        ? [words.filesAreSame(files.length)]
        : wrong.map(({ file, status }) => words.labelled(words.fileStatus[status], file))
    process.stdout.write(json ? `${JSON.stringify({ files })}\n` : `${lines.join('\n')}\n`)
    if (wrong.length > 0) process.exitCode = 3
  })
}
