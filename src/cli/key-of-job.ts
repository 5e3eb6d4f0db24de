import { exec } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { MirrorwardError } from '../errors.js'
import type { KeyRing, MaskJob } from '../index.js'

/** Milliseconds that a command may take to give a key. */
const patience = 60_000

/**
 * The keys of a job, from the file, the variable or the command that it names; a command of the command line goes before. The
 * library reads no variables and starts no commands: this does. Nothing where the job names no key.
 */
export async function keysOf(
  job: MaskJob,
  { file, keyCommand }: { readonly file: string; readonly keyCommand?: string | undefined },
): Promise<KeyRing | undefined> {
  const { freshKey, parseKey, readKeyFile, ringOf } = await import('../index.js')
  const { project, key } = job
  if (keyCommand !== undefined) return ringOf(parseKey(await answerOf(keyCommand), 'the command'), { project })
  if (key === undefined) return undefined
  if (key === 'throwaway') return ringOf(freshKey(), { project, isKept: false })
  if ('command' in key) return ringOf(parseKey(await answerOf(key.command), 'the command'), { project })
  if ('file' in key) return ringOf(await readKeyFile(resolve(dirname(file), key.file)), { project })
  const value = process.env[key.env]
  if (value === undefined) throw new MirrorwardError('bad-option', `no key: variable ${key.env} is not set`)
  return ringOf(parseKey(value, `variable ${key.env}`), { project })
}

/** What a command prints; what it says of failures may hold the key, so it is not repeated. */
async function answerOf(command: string): Promise<string> {
  try {
    return (await promisify(exec)(command, { timeout: patience })).stdout
  } catch (cause) {
    const { code } = cause as { readonly code?: unknown }
    throw new MirrorwardError('bad-option', `the command for the key failed (exit code ${String(code ?? 'none')})`)
  }
}
