#!/usr/bin/env node
import { removeTemporaryFiles } from '../index.js'
import { exitCodeOf, printError, printInterruption } from './failure.js'
import { welcome } from './first-steps.js'
import { createProgram } from './program.js'

const interruption = new AbortController()
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(130)
  interruption.abort()
  removeTemporaryFiles()
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
