#!/usr/bin/env node
import { exitCodeOf, printError, printInterruption } from './failure.js'
import { welcome } from './first-steps.js'
import { consoleLanguage, consoleWords, spokenLanguage } from './language/index.js'
import { createProgram } from './program.js'

// Whoever reads may stop reading, as `head` does: that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

const interruption = new AbortController()
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(130)
  interruption.abort()
  // Loaded already when there is a file to remove.
  void import('../index.js').then(({ removeTemporaryFiles }) => removeTemporaryFiles())
})

const program = createProgram({ signal: interruption.signal })
try {
  if (process.argv.length <= 2) process.stdout.write(welcome)
  else await program.parseAsync()
} catch (error) {
  const aborted = interruption.signal.aborted
  const words = consoleWords(consoleLanguage(spokenLanguage(process.argv)))
  if (aborted) printInterruption(error, words)
  else printError(error, { json: program.opts().json === true, words })
  process.exitCode = aborted ? 130 : exitCodeOf(error)
}
