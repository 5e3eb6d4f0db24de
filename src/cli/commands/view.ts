import { Command } from 'commander'
import { consoleLanguage, wordsOf } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption, wholeNumber } from '../options.js'

/** `mirrorward view FOLDER`: releases in a browser on this machine, until Ctrl-C. */
export function viewCommand(signal: AbortSignal): Command {
  const command = new Command('view')
    .description('look at releases in a browser on this machine, until Ctrl-C')
    .argument('[folder]', 'with releases, or of one', '.')
    .option('--port <port>', 'a free one when not said', wholeNumber)
    .addOption(languageOption())
    .addHelpText('after', examples(['mirrorward view releases/']))
  return command.action(async (folder: string) => {
    const { port, json, quiet, lang } = command.optsWithGlobals<
      GlobalOptions & LanguageOption & { readonly port?: number }
    >()
    const { openViewer } = await import('../../view/index.js')
    const viewer = await openViewer(folder, { language: consoleLanguage(lang), ...(port !== undefined && { port }) })
    process.stdout.write(json ? `${JSON.stringify({ url: viewer.url })}\n` : `${viewer.url}\n`)
    if (!quiet && !json) process.stderr.write(`${wordsOf({ lang }).onlyThisMachine}\n`)
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    await viewer.close()
  })
}
