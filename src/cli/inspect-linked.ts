import type { LinkedDraft, LinkFinding, PreflightWarning } from '../index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions, ReadingOptions } from './options.js'
import { createProgressLine } from './progress-line.js'
import { textTable } from './text-table.js'
import { printWarnings, warningText } from './warnings.js'

export interface DraftedLinks {
  readonly draft: LinkedDraft
  readonly text: string
  readonly warnings: readonly PreflightWarning[]
}

/** Several tables drafted together, for `inspect` and `init`. `folder` is where the file of linked tables will stand. */
export async function draftLinks(
  input: string | readonly string[],
  {
    folder,
    reading,
    words,
    ...options
  }: GlobalOptions & { readonly folder: string; readonly reading: ReadingOptions; readonly words: ConsoleWords },
): Promise<DraftedLinks> {
  const { draftLinked, formatLinkedDraft, preflightLinked } = await import('../index.js')
  const line = createProgressLine({ ...options, words, silentFor: 1000 })
  const draft = await draftLinked(input, { ...reading, folder, onProgress: line.show })
  line.end()
  return { draft, text: formatLinkedDraft(draft), warnings: preflightLinked(draft.tables) }
}

/** What `--json` prints of linked tables: counts and names, no cell. */
export function linksAsJson({ draft, warnings }: DraftedLinks): Readonly<Record<string, unknown>> {
  const { schema, findings, faults, tables, drafts } = draft
  return {
    rows: Object.fromEntries(schema.tables.map(({ name }) => [name, tables.table(name).rowCount])),
    columns: Object.fromEntries([...drafts].map(([name, { columns }]) => [name, columns])),
    ...{ schema, findings, faults, warnings },
  }
}

/** How tables hang together, what speaks for it, and what is wrong with keys. */
export async function printLinks(
  { draft, warnings }: DraftedLinks,
  { words, quiet = false }: GlobalOptions & { readonly words: ConsoleWords },
): Promise<void> {
  const { warningLines } = await import('../index.js')
  const { schema, tables, findings, faults } = draft
  const sizes = schema.tables.map(({ name }) => `${name}: ${words.rows(tables.table(name).rowCount)}`)
  process.stdout.write(`${sizes.join('\n')}\n\n${findingTable(findings, words)}\n`)
  if (!quiet)
    for (const fault of faults) process.stderr.write(`${warningText(words.tables.links.fault(fault), words)}\n`)
  printWarnings(warningLines(warnings), { quiet, words })
}

function findingTable(findings: readonly LinkFinding[], { tables }: ConsoleWords): string {
  const { headings, say, counted } = tables.links
  return textTable(
    headings,
    findings.map((finding) => [finding.table, say(finding), counted(finding)]),
  )
}
