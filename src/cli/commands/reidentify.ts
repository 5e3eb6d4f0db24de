import { dirname } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import { auditPath, whoAndWhen } from '../audited.js'
import { keysOf } from '../key-of-job.js'
import { examples, type GlobalOptions } from '../options.js'

interface ReidentifyOptions extends GlobalOptions {
  readonly domain: string
  readonly reason: string
  readonly keyCommand?: string
}

/** `mirrorward reidentify masking.yaml PSEUDONYM… --domain patient --reason …`: whose they are, for who holds the key. */
export function reidentifyCommand(): Command {
  const command = new Command('reidentify')
    .description('whose pseudonyms these are, for whoever holds key and sources; every question is logged first')
    .argument('<masking.yaml>')
    .argument('<pseudonym...>')
    .requiredOption('--domain <name>', 'what the pseudonyms are of, as patient')
    .requiredOption('--reason <text>', 'why it is asked: it stands in the log')
    .option('--key-command <command>', 'a command that prints the key')
    .addHelpText(
      'after',
      examples(['mirrorward reidentify masking.yaml 48213377 --domain patient --reason "alert of the trial, 12 May"']),
    )
  return command.action(async (file: string, pseudonyms: readonly string[]) => {
    const { appendAudit, parseMaskJob, readText, reidentify } = await import('../../index.js')
    const { domain, reason, json, keyCommand } = command.optsWithGlobals<ReidentifyOptions>()
    const job = parseMaskJob(await readText(file), { file })
    const keys = await keysOf(job, { file, keyCommand })
    if (keys === undefined || !keys.isKept) throw new MirrorwardError('bad-option', 'no key leads back: there is none')
    // Asked first, and logged even where the answer fails.
    await appendAudit(auditPath(job, file), {
      action: 'reidentify',
      ...whoAndWhen(),
      keyId: keys.id,
      domain,
      pseudonyms,
      reason,
    })
    const found = await reidentify({ job, folder: dirname(file), keys }, { domain, pseudonyms })
    const answers = [...found].map(([pseudonym, value]) => ({ pseudonym, value: value ?? null }))
    process.stdout.write(
      json
        ? `${JSON.stringify({ answers })}\n`
        : `${answers.map(({ pseudonym, value }) => `${pseudonym}\t${value ?? ''}`).join('\n')}\n`,
    )
  })
}
