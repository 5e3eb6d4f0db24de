import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MirrorwardError } from '../index.js'

/** What a folder must hold one of to be shown. */
const marks = ['evaluation.json', 'manifest.json', 'model.safetensors']
const deepest = 3
const mostReleases = 200

/** A folder with files of a release. */
export interface ReleaseFolder {
  /** Its path below the folder that is viewed, with slashes; '.' is that folder. The only name a request may use. */
  readonly id: string
  readonly path: string
  readonly files: readonly string[]
}

/** Folders that hold a release, at most three levels down and by name. Links are not followed, hidden folders not entered. */
export async function findReleases(folder: string): Promise<ReleaseFolder[]> {
  const isFolder = await lstat(folder).then(
    (found) => found.isDirectory() || found.isSymbolicLink(),
    () => false,
  )
  if (!isFolder) throw new MirrorwardError('not-found', `cannot read folder: "${folder}"`)
  const found: ReleaseFolder[] = []
  await visit(folder, [])
  return found

  async function visit(path: string, below: readonly string[]): Promise<void> {
    if (found.length >= mostReleases) return
    const entries: Dirent[] = await readdir(path, { withFileTypes: true }).catch(() => [])
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    if (files.some((file) => marks.includes(file)))
      found.push({ id: below.join('/') || '.', path, files: files.sort() })
    if (below.length >= deepest) return
    const folders = entries.filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
    for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1)))
      await visit(join(path, name), [...below, name])
  }
}
