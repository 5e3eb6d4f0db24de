import { type PreflightWarning, warningLines } from '../index.js'

/** What was found before a run, on standard error. */
export function printWarnings(
  warnings: readonly PreflightWarning[],
  { quiet = false }: { readonly quiet?: boolean | undefined } = {},
): void {
  if (quiet) return
  for (const line of warningLines(warnings)) process.stderr.write(`warning: ${line}\n`)
}
