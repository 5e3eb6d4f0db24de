import { Command } from 'commander'
import { examples, type GlobalOptions, wholeNumber } from '../options.js'

/** `mirrorward view FOLDER`: releases in a browser on this machine, until Ctrl-C. */
export function viewCommand(signal: AbortSignal): Command {
  const command = new Command('view')
    .description('look at releases in a browser on this machine, until Ctrl-C')
    .argument('[folder]', 'with releases, or of one', '.')
    .option('--port <port>', 'a free one when not said', wholeNumber)
    .addHelpText('after', examples(['mirrorward view releases/']))
  return command.action(async (folder: string) => {
    const { port, json, quiet } = command.optsWithGlobals<GlobalOptions & { readonly port?: number }>()
    const { openViewer } = await import('../../view/index.js')
    const viewer = await openViewer(folder, port === undefined ? {} : { port })
    process.stdout.write(json ? `${JSON.stringify({ url: viewer.url })}\n` : `${viewer.url}\n`)
    if (!quiet && !json)
      process.stderr.write('only this machine can open it, and only with the whole address; Ctrl-C closes\n')
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    await viewer.close()
  })
}
