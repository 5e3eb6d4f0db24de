import { formatIssue, MirrorwardError } from '../errors.js'

const shownIssues = 50

/** 2 for bad input or usage, 1 for the unexpected. */
export function exitCodeOf(error: unknown): number {
  return error instanceof MirrorwardError ? 2 : 1
}

/** That a person stopped the program, and what is kept all the same. */
export function printInterruption(error: unknown): void {
  process.stderr.write('\ninterrupted; nothing was written\n')
  for (const issue of error instanceof MirrorwardError ? error.issues : [])
    process.stderr.write(`  ${formatIssue(issue)}\n`)
}

/** A failure on standard error: the message, then one line an issue, each naming file, column and row. */
export function printError(error: unknown, { json = false }: { readonly json?: boolean } = {}): void {
  if (!(error instanceof MirrorwardError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(
      json
        ? `${JSON.stringify({ error: { code: 'unexpected', message: text } })}\n`
        : `mirrorward: unexpected error: ${text}\n`,
    )
    return
  }
  const { code, message, issues } = error
  if (json) {
    process.stderr.write(`${JSON.stringify({ error: { code, message, issues } })}\n`)
    return
  }
  process.stderr.write(`mirrorward: ${message}\n`)
  for (const issue of issues.slice(0, shownIssues)) process.stderr.write(`  ${formatIssue(issue)}\n`)
  if (issues.length > shownIssues) process.stderr.write(`  … and ${issues.length - shownIssues} more\n`)
}
