import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { MirrorwardError } from '../errors.js'
import { checkWritable, namesOfRelease, nearestFolder } from './staging.js'

/**
 * Tries whether a file could be written, before the work that makes it. Throws `bad-option` when it could not, and for a file
 * of a release: its manifest would no longer be true. Writes nothing. `-` is standard output.
 */
export async function checkOutputFile(path: string): Promise<void> {
  if (path === '-') return
  const target = resolve(path)
  const found = await stat(target).catch(() => undefined)
  if (found?.isDirectory() === true)
    throw new MirrorwardError('bad-option', `a folder stands where the file should be: "${path}"`)
  const folder = await nearestFolder(dirname(target))
  await access(folder, constants.W_OK | constants.X_OK).catch((cause) => {
    throw new MirrorwardError('bad-option', `cannot write in folder: "${folder}"`, { cause })
  })
  if ((await namesOfRelease(dirname(target))).has(basename(target)))
    throw new MirrorwardError(
      'bad-option',
      `a file of a release, whose manifest would no longer be true: "${path}" (write it elsewhere)`,
    )
}

/** The same for a folder of results that is no release of its own. */
export async function checkOutputFolder(out: string): Promise<void> {
  await checkWritable(out)
  if ((await namesOfRelease(out)).size > 0)
    throw new MirrorwardError(
      'bad-option',
      `the folder is a release, whose manifest would no longer be true: "${out}" (write elsewhere)`,
    )
}

/** Throws `unsupported` when fewer bytes are free where `out` will lie than will be written at the very least. */
export async function checkRoom(out: string, bytes: number): Promise<void> {
  const folder = await nearestFolder(dirname(resolve(out)))
  // Not every file system tells.
  const system = await statfs(folder).catch(() => undefined)
  if (system === undefined || system.blocks === 0) return
  const free = system.bavail * system.bsize
  if (free >= bytes) return
  const megabytes = (count: number) => Math.ceil(count / 1e6)
  throw new MirrorwardError(
    'unsupported',
    `too little space: at least ${megabytes(bytes)} MB will be written, ${megabytes(free)} are free: "${folder}"`,
  )
}

/** A cell of a text file takes at least a sign and what divides it from the next; packed formats have no such floor. */
export function leastBytes(size: { readonly rows: number; readonly columns: number; readonly format: string }): number {
  const isText = /^(csv|tsv|json|jsonl)$/.test(size.format)
  return 200_000 + (isText ? size.rows * size.columns : 0)
}
