import { constants } from 'node:fs'
import { access, chmod, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { MirrorwardError } from '../errors.js'
import { recipeFile } from './recipe.js'

/** Names of files that commands of ours write, whatever an old manifest says of them. */
const ownNames = [
  ...['manifest.json', 'evaluation.json', 'report.html', recipeFile],
  ...['evaluation.json', 'report.html'].map((name) => join(dirname(recipeFile), name)),
]

/** The folder of what stays in the house: files of others in it move along too. */
const inner = dirname(recipeFile)

/**
 * Runs `work` in a folder beside `out` and puts that folder in the place of `out` when all is written, by one rename: a
 * failed or interrupted run leaves `out` as it was, and no file of an earlier release stays beside those of this one.
 * Files of others move along. What dead processes left beside `out` is removed. Throws before `work` when `out` cannot be
 * written.
 */
export async function writeTogether<Result>(out: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  await checkWritable(out)
  const target = await realpath(out).catch(() => resolve(out))
  const staging = stagingOf(target, process.pid)
  await rm(staging, { recursive: true, force: true })
  await removeStale(target)
  await mkdir(staging, { recursive: true, mode: 0o700 })
  try {
    const result = await work(staging)
    await swap(staging, target)
    return result
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Tries whether a release could be written to `out`. Throws `bad-option` when it could not. Writes nothing that stays. */
export async function checkWritable(out: string): Promise<void> {
  const target = resolve(out)
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => error)
  if (!(found instanceof Error) && !found.isDirectory())
    throw new MirrorwardError('bad-option', `a file stands where the folder should be: "${out}"`)
  const parent = await nearestFolder(dirname(target))
  for (const folder of found instanceof Error ? [parent] : [parent, target])
    await access(folder, constants.W_OK | constants.X_OK).catch((cause) => {
      throw new MirrorwardError('bad-option', `cannot write in folder: "${folder}"`, { cause })
    })
}

/** The folder itself, or the nearest one above it that is there. Throws `bad-option` where a file is in the way. */
export async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined && dirname(path) !== path) return nearestFolder(dirname(path))
  if (found?.isDirectory() !== true)
    throw new MirrorwardError('bad-option', `a file stands where a folder should be: "${path}"`)
  return path
}

function stagingOf(target: string, process: number | string): string {
  return join(dirname(target), `.${basename(target)}.${process}.tmp`)
}

/** Removes staging folders of processes that live no more. */
async function removeStale(target: string): Promise<void> {
  const prefix = `.${basename(target)}.`
  const names = await readdir(dirname(target)).catch(() => [])
  for (const name of names) {
    const id = name.startsWith(prefix) ? /^(\d+)\.tmp$/.exec(name.slice(prefix.length))?.[1] : undefined
    if (id === undefined || isAlive(Number(id))) continue
    const path = join(dirname(target), name)
    if ((await lstat(path)).isDirectory()) await rm(path, { recursive: true, force: true })
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The new folder takes the place of the old one; files that are none of ours have moved into it. */
async function swap(staging: string, target: string): Promise<void> {
  const old = stagingOf(target, `${process.pid}.old`)
  await rm(old, { recursive: true, force: true })
  const isThere = await stat(target).then(
    () => true,
    () => false,
  )
  if (!isThere) return rename(staging, target)
  const written = new Set(await namesIn(staging))
  const ours = written.has('manifest.json') ? await namesOfRelease(target) : new Set<string>()
  if (`${process.cwd()}${sep}`.startsWith(`${target}${sep}`)) return replaceFiles(staging, { target, ours })
  const foreign = (await namesIn(target)).filter((name) => !ours.has(name) && !written.has(name))
  await rename(target, old)
  try {
    await rename(staging, target)
  } catch (error) {
    await rename(old, target)
    throw error
  }
  for (const name of foreign) await moveInto(target, { name, from: old })
  await rm(old, { recursive: true, force: true })
}

/** File by file, where somebody stands in the folder and it cannot be renamed away under them: the manifest last. */
async function replaceFiles(
  staging: string,
  { target, ours }: { readonly target: string; readonly ours: ReadonlySet<string> },
): Promise<void> {
  for (const name of ours) await rm(join(target, ownNames.includes(name) ? name : basename(name)), { force: true })
  const names = (await namesIn(staging)).sort((a, b) => Number(a === 'manifest.json') - Number(b === 'manifest.json'))
  for (const name of names) await moveInto(target, { name, from: staging })
}

/** What a folder holds, one by one, and so what its inner folder holds. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = await Promise.all(
    entries.map(async (entry) => {
      if (entry.name !== inner || !entry.isDirectory()) return [entry.name]
      return (await readdir(join(folder, inner))).map((name) => join(inner, name))
    }),
  )
  return names.flat()
}

async function moveInto(target: string, { name, from }: { readonly name: string; readonly from: string }) {
  if (dirname(name) !== '.') {
    await mkdir(dirname(join(target, name)), { recursive: true, mode: 0o700 })
    await chmod(dirname(join(target, name)), 0o700)
  }
  await rename(join(from, name), join(target, name))
}

/** The files of the release that a folder holds, by its manifest; none when it holds none. */
export async function namesOfRelease(folder: string): Promise<ReadonlySet<string>> {
  try {
    const { format, outputs } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      readonly format?: unknown
      readonly outputs?: readonly { readonly file?: unknown }[]
    }
    if (format !== 'mirrorward/manifest') return new Set()
    const files = (outputs ?? []).flatMap(({ file }) => (typeof file === 'string' ? [file] : []))
    return new Set([...ownNames, ...files])
  } catch {
    // No manifest, no release: what is there is somebody's.
    return new Set()
  }
}
