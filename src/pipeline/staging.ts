import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Runs `work` in a folder beside `out` and moves its files there only when all are written, so that a failed or
 * interrupted run leaves `out` as it was. Files of the same name in `out` are replaced, others stay.
 */
export async function writeTogether<Result>(out: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const target = resolve(out)
  const staging = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  await rm(staging, { recursive: true, force: true })
  await mkdir(staging, { recursive: true })
  try {
    const result = await work(staging)
    await mkdir(target, { recursive: true })
    for (const file of (await readdir(staging)).sort()) await rename(join(staging, file), join(target, file))
    return result
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
