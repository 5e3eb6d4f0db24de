import type { RunEstimate } from '../index.js'
import { type ConsoleWords, consoleLanguage, consoleWords } from './language/index.js'

/** What was found before a run, a line each, and how long it may take, on standard error. */
export function printWarnings(
  lines: readonly string[],
  {
    quiet = false,
    estimate,
    words = consoleWords(consoleLanguage(undefined)),
  }: { readonly quiet?: boolean | undefined; readonly estimate?: RunEstimate; readonly words?: ConsoleWords } = {},
): void {
  if (quiet) return
  for (const line of lines) process.stderr.write(`${warningText(line, words)}\n`)
  if (estimate !== undefined) process.stderr.write(`${estimateText(estimate, words)}\n`)
}

/** `warning: …`, with a blank before the colon where the language has one. */
export function warningText(line: string, words: ConsoleWords): string {
  return words.labelled(words.warning, words.say(line))
}

/** `estimate: 20 s to 3 min, 400 to 800 MB` */
export function estimateText({ seconds, megabytes }: RunEstimate, words: ConsoleWords): string {
  return words.estimate([duration(seconds[0]), duration(seconds[1])], megabytes)
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = seconds / 60
  return minutes < 120 ? `${Math.round(minutes)} min` : `${(minutes / 60).toPrecision(2)} h`
}
