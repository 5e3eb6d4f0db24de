import { randomBytes } from 'node:crypto'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { KeyRing, keyBytes, keyId } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'

const form = /^mirrorward-key:([0-9a-f]{64})\s*$/

/** A fresh master key from the operating system. */
export function freshKey(): Uint8Array {
  return Uint8Array.from(randomBytes(keyBytes))
}

/** A key as the one line of its file. */
export function keyText(master: Uint8Array): string {
  return `mirrorward-key:${Buffer.from(master).toString('hex')}\n`
}

/** The master key of a line, or of 64 hexadecimal digits alone. Throws `bad-option`; what was read is never quoted. */
export function parseKey(text: string, from: string): Uint8Array {
  const [, hex] = form.exec(text) ?? /^\s*([0-9a-f]{64})\s*$/i.exec(text) ?? []
  if (hex === undefined) throw new MirrorwardError('bad-option', `no key: ${from} (make one with: mirrorward keys new)`)
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

/**
 * The key of a file of its own. Throws `not-found`, and `bad-option` for a file that others than its owner may read: who can read
 * the key can undo the pseudonyms.
 */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new MirrorwardError('not-found', `no key file: "${path}"`)
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new MirrorwardError(
      'bad-option',
      `others may read the key file: "${path}" (take their rights away: chmod 600)`,
    )
  return parseKey(await readFile(path, 'utf8'), `file "${path}"`)
}

/** Writes a key where no file is, for its owner alone. Throws `bad-option` where one is: a key that is lost is lost. */
export async function writeKeyFile(path: string, master: Uint8Array): Promise<string> {
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EEXIST' ? 'a file is there already' : 'cannot write file'
    throw new MirrorwardError('bad-option', `${why}: "${path}"`, { cause })
  })
  await file.writeFile(keyText(master))
  await file.close()
  return keyId(master)
}

/**
 * Overwrites and removes a key file; the id of the key that is gone. On disks that spread writes, and in backups, the key may
 * live on: nothing here can promise more.
 */
export async function destroyKeyFile(path: string): Promise<string> {
  const master = await readKeyFile(path)
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    for (const bytes of [randomBytes(size), Buffer.alloc(size)]) {
      await file.write(bytes, 0, size, 0)
      await file.sync()
    }
  } finally {
    await file.close()
  }
  await rm(path)
  return keyId(master)
}

/** The keys of a project, from where its file says they are; `read` gives the key of a variable or a command. */
export function ringOf(
  master: Uint8Array,
  { project, isKept = true }: { readonly project: string; readonly isKept?: boolean },
): KeyRing {
  return KeyRing.of(master, { project, isKept })
}
