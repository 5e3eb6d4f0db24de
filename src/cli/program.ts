import { Command } from 'commander'
import { packageVersion } from '../version.js'
import { adviseCommand } from './commands/advise.js'
import { appCommand } from './commands/app.js'
import { auditCommand } from './commands/audit.js'
import { compareCommand } from './commands/compare.js'
import { completionCommand } from './commands/completion.js'
import { datasetsCommand } from './commands/datasets.js'
import { doctorCommand } from './commands/doctor.js'
import { evaluateCommand } from './commands/evaluate.js'
import { fitCommand } from './commands/fit.js'
import { frontierCommand } from './commands/frontier.js'
import { imputeCommand } from './commands/impute.js'
import { initCommand } from './commands/init.js'
import { inspectCommand } from './commands/inspect.js'
import { keysCommand } from './commands/keys.js'
import { maskCommand } from './commands/mask.js'
import { queryCommand } from './commands/query.js'
import { reidentifyCommand } from './commands/reidentify.js'
import { reportCommand } from './commands/report.js'
import { riskCommand } from './commands/risk.js'
import { runCommand } from './commands/run.js'
import { sampleCommand } from './commands/sample.js'
import { verifyCommand } from './commands/verify.js'
import { viewCommand } from './commands/view.js'
import { firstSteps } from './first-steps.js'
import { type ConsoleWords, consoleLanguage, consoleWords, spokenLanguage } from './language/index.js'
import { explainUnknownCommand } from './unknown-command.js'

/** Every command there is, in the order of the help. */
const commands = [
  initCommand,
  runCommand,
  queryCommand,
  inspectCommand,
  riskCommand,
  adviseCommand,
  fitCommand,
  sampleCommand,
  imputeCommand,
  maskCommand,
  keysCommand,
  reidentifyCommand,
  evaluateCommand,
  reportCommand,
  auditCommand,
  frontierCommand,
  compareCommand,
  verifyCommand,
  appCommand,
  viewCommand,
  datasetsCommand,
  doctorCommand,
  completionCommand,
]

/** The command line. `exit` is called with 0 after help and version, with 2 after a usage error. */
export function createProgram({
  signal,
  exit = process.exit,
  words = consoleWords(consoleLanguage(spokenLanguage(process.argv))),
}: {
  readonly signal: AbortSignal
  readonly exit?: (code: number) => void
  /** Of usage errors; by `--lang` or the locale when absent. */
  readonly words?: ConsoleWords
}): Command {
  const program = new Command('mirrorward')
    .description('Learn a real health table, generate a synthetic one, and write the evidence.')
    .version(packageVersion())
    .option('--quiet', 'no progress and no warnings on standard error')
    .option('--json', 'results and errors as JSON')
    .showHelpAfterError(words.say('(add --help for the options)'))
    .configureOutput({ outputError: (text, write) => write(text.split('\n').map(words.say).join('\n')) })
    .exitOverride((end) => exit(end.exitCode === 0 ? 0 : 2))
    .addHelpText('after', firstSteps)
  program.on('command:*', ([name = '']: readonly string[]) => explainUnknownCommand(name, program))
  for (const command of commands) program.addCommand(command(signal).copyInheritedSettings(program))
  return program
}
