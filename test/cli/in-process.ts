import { exitCodeOf, printError } from '../../src/cli/failure.js'
import { consoleLanguage, consoleWords, spokenLanguage } from '../../src/cli/language/index.js'
import { createProgram } from '../../src/cli/program.js'
import type { Outcome } from './mirrorward.js'

class Exit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`)
  }
}

/** Runs the command in this process, in `folder`: no start of Node. For whatever reads no standard input. */
export async function mirrorwardHere(folder: string, words: readonly string[]): Promise<Outcome> {
  const before = { folder: process.cwd(), exitCode: process.exitCode }
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)]
  process.chdir(folder)
  let status = 0
  const spoken = consoleWords(consoleLanguage(spokenLanguage(words)))
  try {
    const exit = (code: number) => {
      throw new Exit(code)
    }
    const program = createProgram({ signal: new AbortController().signal, exit, words: spoken })
    await program.parseAsync(words, { from: 'user' })
    status = Number(process.exitCode ?? 0)
  } catch (error) {
    if (!(error instanceof Exit)) printError(error, { json: words.includes('--json'), words: spoken })
    status = error instanceof Exit ? error.code : exitCodeOf(error)
  } finally {
    process.chdir(before.folder)
    process.exitCode = before.exitCode
    stdout.stop()
    stderr.stop()
  }
  return { status, stdout: stdout.text(), stderr: stderr.text() }
}

function capture(stream: NodeJS.WriteStream): { text(): string; stop(): void } {
  const { write } = stream
  let text = ''
  stream.write = ((chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  }) as typeof write
  return {
    text: () => text,
    stop: () => {
      stream.write = write
    },
  }
}
