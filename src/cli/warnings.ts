import type { RunEstimate } from '../index.js'

/** What was found before a run, a line each, and how long it may take, on standard error. */
export function printWarnings(
  lines: readonly string[],
  { quiet = false, estimate }: { readonly quiet?: boolean | undefined; readonly estimate?: RunEstimate } = {},
): void {
  if (quiet) return
  for (const line of lines) process.stderr.write(`warning: ${line}\n`)
  if (estimate !== undefined) process.stderr.write(`${estimateText(estimate)}\n`)
}

/** `estimate: 20 s to 3 min, 400 to 800 MB` */
export function estimateText({ seconds, megabytes }: RunEstimate): string {
  return `estimate: ${duration(seconds[0])} to ${duration(seconds[1])}, ${megabytes[0]} to ${megabytes[1]} MB`
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = seconds / 60
  return minutes < 120 ? `${Math.round(minutes)} min` : `${(minutes / 60).toPrecision(2)} h`
}
