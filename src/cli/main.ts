#!/usr/bin/env node
import { Command } from 'commander'
import { packageVersion, removeTemporaryFiles } from '../index.js'
import { datasetsCommand } from './commands/datasets.js'
import { evaluateCommand } from './commands/evaluate.js'
import { fitCommand } from './commands/fit.js'
import { imputeCommand } from './commands/impute.js'
import { inspectCommand } from './commands/inspect.js'
import { reportCommand } from './commands/report.js'
import { runCommand } from './commands/run.js'
import { sampleCommand } from './commands/sample.js'
import { exitCodeOf, printError, printInterruption } from './failure.js'

const interruption = new AbortController()
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(130)
  interruption.abort()
  removeTemporaryFiles()
})

const program = new Command('mirrorward')
  .description('Learn a real health table, generate a synthetic one, and write the evidence.')
  .version(packageVersion())
  .option('--quiet', 'no progress on standard error')
  .option('--json', 'results and errors as JSON')
  .showHelpAfterError('(add --help for the options)')
  .exitOverride((end) => {
    process.exit(end.exitCode === 0 ? 0 : 2)
  })
for (const command of [
  runCommand,
  inspectCommand,
  fitCommand,
  sampleCommand,
  imputeCommand,
  evaluateCommand,
  reportCommand,
  datasetsCommand,
]) {
  program.addCommand(command(interruption.signal).copyInheritedSettings(program))
}

try {
  await program.parseAsync()
} catch (error) {
  const aborted = interruption.signal.aborted
  if (aborted) printInterruption(error)
  else printError(error, { json: program.opts().json === true })
  process.exitCode = aborted ? 130 : exitCodeOf(error)
}
