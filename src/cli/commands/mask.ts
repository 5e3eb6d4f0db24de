import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { AuditEntry, KeyRing, MaskedColumn, MaskingManifest, MaskJob } from '../../index.js'
import { auditPath, whoAndWhen } from '../audited.js'
import { keysOf } from '../key-of-job.js'
import { type ConsoleWords, wordsOf } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'
import { textTable } from '../text-table.js'

interface MaskOptions extends GlobalOptions, LanguageOption {
  readonly out?: string
  readonly draft?: boolean
  readonly dryRun?: boolean
  readonly keyCommand?: string
  readonly evidence?: string
  readonly subset?: string
  readonly restart?: boolean
}

/** `mirrorward mask masking.yaml --out DIR`: masked files, with manifest, certificate and a line in the log. Exit code 3 for a leak. */
export function maskCommand(signal: AbortSignal): Command {
  const command = new Command('mask')
    .description('replace what identifies people in tables by the rules of a file, or propose such rules')
    .argument('<input>', 'masking.yaml; with --draft a table, a folder, or the URL of a database')
    .option('--out <place>', 'the folder to write, or the URL of a new schema; with --draft the file')
    .option('--evidence <folder>', 'for manifest and certificate, where --out is a database', 'masking-evidence')
    .option('--subset <part>', "of a database: '10%' of people, 'TABLE 10%', 'TABLE where CONDITION'")
    .option('--restart', 'begin anew where a masking was left unfinished, instead of going on with it')
    .option('--draft', 'propose masking.yaml: a rule for every column, with its reason')
    .option('--dry-run', 'hold the rules against the tables and show them; writes nothing')
    .option('--key-command <command>', 'a command that prints the key, before what the file says')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples([
        'mirrorward mask --draft hospital/ --out masking.yaml',
        'mirrorward keys new masking.key',
        'mirrorward mask masking.yaml --dry-run',
        'mirrorward mask masking.yaml --out masked',
      ]),
    )
  return command.action(async (input: string) => {
    const options = command.optsWithGlobals<MaskOptions>()
    return options.draft ? draft(input, options) : mask(input, { options, signal })
  })
}

async function draft(input: string, { out, json, lang = 'en' }: MaskOptions): Promise<void> {
  const { checkOutputFile, draftMasking, folderOfDraft, formatMaskingDraft, tableName } = await import('../../index.js')
  if (out !== undefined) await checkOutputFile(out)
  const made = await draftMasking(input, { beside: folderOfDraft(out), told: lang })
  const text = formatMaskingDraft(made, { project: tableName(input), told: lang })
  if (out !== undefined) await writeFile(out, text, { mode: 0o600 })
  if (json) process.stdout.write(`${JSON.stringify(made)}\n`)
  else process.stdout.write(out === undefined ? text : `${out}\n`)
}

async function mask(
  file: string,
  { options, signal }: { readonly options: MaskOptions; readonly signal: AbortSignal },
): Promise<void> {
  const library = await import('../../index.js')
  const { appendAudit, checkOutputFolder, maskedColumns, maskFiles, parseMaskJob, readText, scanResidue } = library
  const { out, dryRun, json, lang } = options
  const words = wordsOf({ lang })
  const text = await readText(file)
  const stated: MaskJob = parseMaskJob(text, { file })
  if (options.subset !== undefined && stated.database === undefined)
    throw new MirrorwardError('bad-option', '--subset is of a database; a folder of files is masked whole')
  const job: MaskJob = { ...stated, ...(options.subset !== undefined && { subset: options.subset }) }
  const keys = await keysOf(job, { file, keyCommand: options.keyCommand })
  const folder = dirname(file)
  const plannedMasker = async () => {
    if (job.database === undefined) return (await library.planMasking({ job, folder, keys })).masker
    const { masker, source } = await library.planDatabase({ job, folder, keys })
    await source.close()
    return masker
  }
  if (dryRun) {
    const columns = maskedColumns(await plannedMasker())
    process.stdout.write(json ? `${JSON.stringify({ columns })}\n` : `${planTable(columns, words)}\n`)
    return
  }
  if (out === undefined) throw new MirrorwardError('bad-option', 'masked files need a folder: --out DIR (or --dry-run)')
  if (job.database !== undefined) return maskTables(job, { out, text, keys, file, options, signal })
  await checkOutputFolder(out).catch((error) => {
    // A masked release of before may be made again.
    if (!/is a release/.test(String(error))) throw error
  })
  const {
    manifest,
    sources,
    leaks,
    folder: where,
  } = await maskFiles({
    ...{ job, folder, out, keys, signal, scan: scanResidue, restart: options.restart },
    ...(lang !== undefined && { language: lang }),
  })
  const rowsOf = (file: string) => manifest.outputs.find((each) => each.file === file)?.rows ?? 0
  const inputs = sources.map(({ path, file, sha256 }) => ({ file: basename(path), sha256, rows: rowsOf(file) }))
  await appendAudit(
    auditPath(job, file),
    auditEntry(manifest, { job, text, keys, more: { inputs, leaks: leaks.length } }),
  )
  if (json) process.stdout.write(`${JSON.stringify({ folder: where, manifest, leaks })}\n`)
  else
    process.stdout.write(`${words.masking.nature[manifest.nature]}\n${words.masking.written(where, sources.length)}\n`)
  if (leaks.length === 0) return
  for (const leak of leaks.slice(0, 8)) process.stderr.write(`  ${words.issue(leak)}\n`)
  process.exitCode = 3
}

/** Masks tables of a database into another; manifest and certificate go to a folder. */
async function maskTables(
  job: MaskJob,
  {
    out,
    text,
    keys,
    file,
    options: { evidence = 'masking-evidence', json, lang, restart },
    signal,
  }: {
    readonly out: string
    readonly text: string
    readonly keys: KeyRing | undefined
    readonly file: string
    readonly options: MaskOptions
    readonly signal: AbortSignal
  },
): Promise<void> {
  const { appendAudit, maskDatabase } = await import('../../index.js')
  const words = wordsOf({ lang })
  const { manifest, rows, keysLeftOut } = await maskDatabase({
    ...{ job, folder: dirname(file), out, evidence, keys, signal, restart },
    ...(lang !== undefined && { language: lang }),
  })
  const more = {
    tables: manifest.database?.tables ?? [],
    leaks: 0,
    ...(job.subset !== undefined && { subset: job.subset }),
  }
  await appendAudit(auditPath(job, file), auditEntry(manifest, { job, text, keys, more }))
  if (json) process.stdout.write(`${JSON.stringify({ folder: evidence, manifest, rows, keysLeftOut })}\n`)
  else
    process.stdout.write(
      `${words.masking.nature[manifest.nature]}\n${words.masking.tablesWritten(Object.keys(rows).length, evidence)}\n`,
    )
  for (const key of keysLeftOut) process.stderr.write(`  ${key}\n`)
}

/** A line of the log: who masked what by which job and key, and what came out. */
function auditEntry(
  { release, nature, outputs, columns }: MaskingManifest,
  {
    job,
    text,
    keys,
    more,
  }: {
    readonly job: MaskJob
    readonly text: string
    readonly keys: KeyRing | undefined
    readonly more: Readonly<Record<string, unknown>>
  },
): AuditEntry {
  return {
    action: 'mask',
    ...whoAndWhen(),
    project: job.project,
    job: createHash('sha256').update(text).digest('hex'),
    ...(keys !== undefined && { keyId: keys.id, isKeyKept: keys.isKept }),
    ...{ release, nature, outputs, columns, ...more },
  }
}

function planTable(columns: readonly MaskedColumn[], words: ConsoleWords): string {
  return textTable(
    words.masking.headings,
    columns.map(({ table, column, mask: id, class: kind, domain = '' }) => [
      `${table}.${column}`,
      id,
      words.masking.classes[kind] ?? kind,
      domain,
    ]),
  )
}
