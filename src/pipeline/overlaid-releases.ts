import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Intersection, intersectReleases, type ReleasedTable } from '../../evaluators/index.js'
import { isOfPeople, natures } from '../table/index.js'
import { loadInput } from './load-input.js'
import type { Manifest } from './manifest.js'

/** Two releases of people's own rows laid over one another. */
export interface Overlaid extends Intersection {
  readonly releases: readonly [string, string]
}

/**
 * Each pair of folders whose manifests say that their rows are people's own: what somebody learns who has both. Folders without a
 * manifest, and those of other kinds, are left out. Whether the people are the same is not looked at: rows that match say so.
 */
export async function overlaidReleases(folders: readonly string[]): Promise<readonly Overlaid[]> {
  const found: { readonly folder: string; readonly released: ReleasedTable }[] = []
  for (const folder of folders) {
    const released = await releasedOf(folder)
    if (released !== undefined) found.push({ folder, released })
  }
  return found.flatMap((first, place) =>
    found.slice(place + 1).map((second) => ({
      releases: [first.folder, second.folder] as const,
      ...intersectReleases(first.released, second.released),
    })),
  )
}

async function releasedOf(folder: string): Promise<ReleasedTable | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { nature, outputs } = JSON.parse(text) as Partial<Manifest>
  if (nature === undefined || !natures.includes(nature) || !isOfPeople(nature)) return undefined
  const file = outputs?.find(({ rows }) => rows !== undefined)?.file
  if (file === undefined) return undefined
  const { table, schema } = await loadInput({ path: join(folder, file), lenient: true }, join(folder, 'schema.yaml'))
  return { table, schema }
}
