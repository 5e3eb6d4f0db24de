import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readSignOff, type SignOff } from '../../index.js'
import { type Study, studyFiles } from '../study/index.js'
import type { App } from './route.js'

/** What a run left. */
export interface RunRelease {
  readonly folder: string
  readonly files: readonly string[]
  readonly signOff?: SignOff
  /** Whether the manifest is still the one that was signed. */
  readonly isSame?: boolean
}

/** The release of a run; without files where there is none. */
export async function releaseOf(
  { studies }: Pick<App, 'studies'>,
  { id, study, number }: { readonly id: string; readonly study: Study; readonly number: number },
): Promise<RunRelease> {
  const own = studies.folderOf(id)
  const folder = join(own, studyFiles(own, study).releaseName(number))
  const files = (await readdir(folder).catch(() => [])).sort()
  const found = files.includes('manifest.json') ? await readSignOff(folder) : undefined
  return { folder, files, ...found }
}
