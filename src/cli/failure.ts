import { MirrorwardError } from '../errors.js'
import { type ConsoleWords, consoleLanguage, consoleWords } from './language/index.js'
import { explained } from './machine-fault.js'

/** With the message and the count of what is left out, ten lines. */
const shownIssues = 8

/** 2 for bad input or usage, 1 for the unexpected. */
export function exitCodeOf(error: unknown): number {
  return explained(error) instanceof MirrorwardError ? 2 : 1
}

/** That a person stopped the program, and what is kept all the same. */
export function printInterruption(
  error: unknown,
  words: ConsoleWords = consoleWords(consoleLanguage(undefined)),
): void {
  process.stderr.write(`\n${words.interrupted}\n`)
  for (const issue of error instanceof MirrorwardError ? error.issues : [])
    process.stderr.write(`  ${words.issue(issue)}\n`)
}

/** A failure on standard error: the message, then one line an issue, each naming file, column and row. */
export function printError(
  failure: unknown,
  {
    json = false,
    words = consoleWords(consoleLanguage(undefined)),
  }: { readonly json?: boolean; readonly words?: ConsoleWords } = {},
): void {
  const error = explained(failure)
  if (!(error instanceof MirrorwardError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(
      json
        ? `${JSON.stringify({ error: { code: 'unexpected', message: text } })}\n`
        : `mirrorward: ${words.unexpected}: ${text}\n`,
    )
    return
  }
  const { code, message, issues } = error
  if (json) {
    process.stderr.write(`${JSON.stringify({ error: { code, message, issues } })}\n`)
    return
  }
  process.stderr.write(`mirrorward: ${words.say(message)}\n`)
  for (const issue of issues.slice(0, shownIssues)) process.stderr.write(`  ${words.issue(issue)}\n`)
  if (issues.length > shownIssues) process.stderr.write(`  ${words.more(issues.length - shownIssues)}\n`)
}
