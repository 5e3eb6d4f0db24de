import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import { auditPath, whoAndWhen } from '../audited.js'
import { keysOf } from '../key-of-job.js'
import { examples, type GlobalOptions, wholeNumber } from '../options.js'

/** `mirrorward keys …`: make, name, divide, join, change and destroy the keys of pseudonyms. */
export function keysCommand(): Command {
  const command = new Command('keys')
    .description('keys of pseudonyms: make, name, divide into shares, join, change, destroy')
    .addHelpText(
      'after',
      examples([
        'mirrorward keys new masking.key',
        'mirrorward keys split masking.key --needed 3 --of 5',
        'mirrorward keys join share-1 share-2 share-4 --out masking.key',
        'mirrorward keys rotate masking.yaml --to new.key --domain patient > old-to-new.csv',
        'mirrorward keys destroy masking.key --log masking.audit.jsonl',
      ]),
    )
  const json = () => command.optsWithGlobals<GlobalOptions>().json === true
  const say = (told: Readonly<Record<string, unknown>>, text: string) =>
    process.stdout.write(json() ? `${JSON.stringify(told)}\n` : `${text}\n`)

  command
    .command('new')
    .description('a fresh key in a file of its own, for its owner alone')
    .argument('<file>')
    .action(async (file: string) => {
      const { freshKey, writeKeyFile } = await import('../../index.js')
      const id = await writeKeyFile(file, freshKey())
      say({ file, id }, `${id}  ${file}`)
    })
  command
    .command('id')
    .description('what releases call the key')
    .argument('<file>')
    .action(async (file: string) => {
      const { keyId, readKeyFile } = await import('../../index.js')
      const id = keyId(await readKeyFile(file))
      say({ file, id }, id)
    })
  command
    .command('split')
    .description('shares of the key, a line each; so many of them make it again')
    .argument('<file>')
    .requiredOption('--needed <count>', 'shares that make the key', wholeNumber)
    .requiredOption('--of <count>', 'shares in all', wholeNumber)
    .action(async (file: string, { needed, of }: { readonly needed: number; readonly of: number }) => {
      const { readKeyFile, splitKey } = await import('../../index.js')
      const shares = splitKey(await readKeyFile(file), { needed, of })
      say({ shares }, shares.join('\n'))
    })
  command
    .command('join')
    .description('the key of enough shares')
    .argument('<file...>', 'files with a share in each, or several lines')
    .requiredOption('--out <file>', 'where the key is written')
    .action(async (files: readonly string[], { out }: { readonly out: string }) => {
      const { joinKey, writeKeyFile } = await import('../../index.js')
      const texts = await Promise.all(files.map(readShares))
      const id = await writeKeyFile(out, joinKey(texts.flat()))
      say({ file: out, id }, `${id}  ${out}`)
    })
  command
    .command('rotate')
    .description('a table from old to new pseudonyms of a domain, on standard output, for whoever holds both keys')
    .argument('<masking.yaml>')
    .requiredOption('--to <file>', 'the new key')
    .requiredOption('--domain <name>', 'whose pseudonyms')
    .option('--key-command <command>', 'a command that prints the old key')
    .action(async (file: string, options: RotateOptions) => rotate(file, options))
  command
    .command('destroy')
    .description('overwrite and remove a key, and say so in the log; disks and backups may keep what they keep')
    .argument('<file>')
    .requiredOption('--log <file>', 'the log that says that it is gone')
    .action(async (file: string, { log }: { readonly log: string }) => {
      const { appendAudit, destroyKeyFile } = await import('../../index.js')
      const keyId = await destroyKeyFile(file)
      await appendAudit(log, { action: 'destroy', ...whoAndWhen(), keyId })
      say({ keyId, log }, `${keyId}  ${log}`)
    })
  return command
}

async function readShares(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new MirrorwardError('not-found', `cannot read file: "${file}"`, { cause })
  })
  return text.split('\n').filter((line) => line.trim() !== '')
}

interface RotateOptions {
  readonly to: string
  readonly domain: string
  readonly keyCommand?: string
}

async function rotate(file: string, { to, domain, keyCommand }: RotateOptions): Promise<void> {
  const { appendAudit, domainValues, parseMaskJob, readKeyFile, readText, ringOf } = await import('../../index.js')
  const job = parseMaskJob(await readText(file), { file })
  const [old, fresh] = [
    await keysOf(job, { file, keyCommand }),
    ringOf(await readKeyFile(to), { project: job.project }),
  ]
  if (old === undefined || !old.isKept) throw new MirrorwardError('bad-option', 'there is no key to change')
  const folder = dirname(file)
  const after = domainValues({ job, folder, keys: fresh }, domain)
  process.stdout.write('old,new\n')
  let count = 0
  for await (const { pseudonym } of domainValues({ job, folder, keys: old }, domain)) {
    const next = await after.next()
    if (!next.done) process.stdout.write(`${quoted(pseudonym)},${quoted(next.value.pseudonym)}\n`)
    count++
  }
  await appendAudit(auditPath(job, file), {
    action: 'rotate',
    ...whoAndWhen(),
    from: old.id,
    to: fresh.id,
    domain,
    count,
  })
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
