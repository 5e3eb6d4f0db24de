import { rmSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const temporaryFiles = new Set<string>()
let nextNumber = 0

/**
 * Gives `work` a temporary name beside `path` and renames what it wrote when it succeeds; on failure the temporary file is
 * removed and `path` stays as it was. Missing folders are made. Only the owner may read the file (0600) and folders made
 * for it (0700): it may hold statistics of real people.
 */
export async function writeThenRename(path: string, work: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${nextNumber++}.tmp`)
  temporaryFiles.add(temporary)
  try {
    await writeFile(temporary, '', { mode: 0o600 })
    await work(temporary)
    // Some writers put another file in its place.
    await chmod(temporary, 0o600)
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
    temporaryFiles.delete(temporary)
  }
}

export function writeFileAtomically(path: string, content: string | Uint8Array): Promise<void> {
  return writeThenRename(path, (temporary) => writeFile(temporary, content))
}

/** Removes the files that are being written; for a process about to end. */
export function removeTemporaryFiles(): void {
  for (const path of temporaryFiles) rmSync(path, { force: true })
  temporaryFiles.clear()
}
