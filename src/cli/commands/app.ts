import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { consoleLanguage, consoleWords, evidenceInFrench, wordsOf } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption, wholeNumber } from '../options.js'

/** `mirrorward app [FOLDER]`: from a real table to a signed release in a browser on this machine, until Ctrl-C. */
export function appCommand(signal: AbortSignal): Command {
  const command = new Command('app')
    .description('from a real table to a signed release, in a browser on this machine, until Ctrl-C')
    .argument('[folder]', 'where studies and releases lie', '.')
    .option('--port <port>', 'a free one when not said', wholeNumber)
    .addOption(languageOption())
    .addHelpText('after', examples(['mirrorward app', 'mirrorward app work/ --lang fr']))
  return command.action(async (folder: string) => {
    const { port, json, quiet, lang } = command.optsWithGlobals<
      GlobalOptions & LanguageOption & { readonly port?: number }
    >()
    const { openApp } = await import('../../app/index.js')
    const app = await openApp(folder, {
      command: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
      slots: availableParallelism(),
      clock: Date.now,
      language: consoleLanguage(lang),
      say: (line, language) => consoleWords(language).say(line),
      sayEvidence: (why, language) => (language === 'fr' ? evidenceInFrench(why) : why),
      sayFinding: (finding, language) => consoleWords(language).tables.links.say(finding),
      ...(port !== undefined && { port }),
    })
    process.stdout.write(json ? `${JSON.stringify({ url: app.url })}\n` : `${app.url}\n`)
    if (!quiet && !json) process.stderr.write(`${wordsOf({ lang }).onlyThisMachine}\n`)
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    await app.close()
  })
}
