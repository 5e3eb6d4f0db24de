#!/usr/bin/env node
import { exitCodeOf, printError, printInterruption } from './failure.js'
import { welcome } from './first-steps.js'
import { createProgram } from './program.js'

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
  if (aborted) printInterruption(error)
  else printError(error, { json: program.opts().json === true })
  process.exitCode = aborted ? 130 : exitCodeOf(error)
}
