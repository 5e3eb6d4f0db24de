import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SamplePart } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile, writeFileAtomically } from '../../io/index.js'
import { environment } from '../../version.js'
import type { VerifiedFile } from '../verified-file.js'

/**
 * What lies beside one part of a sample: of which model, which of how many parts, and the hash of its file. Those of all parts
 * together are the list of the parts. Names no seed: see `Manifest`.
 */
export interface PartManifest {
  readonly format: 'mirrorward/part'
  readonly version: 1
  readonly nature: 'synthetic'
  readonly part: SamplePart
  /** Rows of all parts together. */
  readonly rows: number
  readonly output: { readonly file: string; readonly sha256: string; readonly rows: number }
  /** Of the model's file, and the random id of the release it was fitted for, if for one. */
  readonly model: { readonly sha256: string; readonly release?: string }
  readonly where?: string
  readonly plain?: true
  readonly environment: Readonly<Record<string, string>>
}

const ending = '.part.json'

/** Where the manifest of a part lies: beside its file. */
export function partManifestFile(path: string): string {
  return `${path}${ending}`
}

/** Writes the manifest of a part that was written to `path`. */
export async function writePartManifest(
  path: string,
  told: Pick<PartManifest, 'part' | 'rows' | 'model' | 'where' | 'plain'> & { readonly ownRows: number },
): Promise<void> {
  const { ownRows, part, rows, ...rest } = told
  const manifest: PartManifest = {
    ...({ format: 'mirrorward/part', version: 1, nature: 'synthetic' } as const),
    ...{ part, rows, output: { file: basename(path), sha256: await hashFile(path), rows: ownRows } },
    ...rest,
    environment: environment(),
  }
  await writeFileAtomically(partManifestFile(path), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The manifests of the parts in a folder, by number. Throws `bad-data` where one is none. */
export async function readPartManifests(folder: string): Promise<readonly PartManifest[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending)).sort()
  const found = await Promise.all(
    names.map(async (name) => {
      const manifest = manifestIn(await readFile(join(folder, name), 'utf8'))
      if (manifest === undefined)
        throw new MirrorwardError('bad-data', `not a manifest of a part: "${join(folder, name)}"`)
      return manifest
    }),
  )
  return found.sort((a, b) => a.part.number - b.part.number)
}

/**
 * Every part of a sample against the hash in its manifest; parts that are not there are missing, and those of another model or
 * another division differ.
 */
export async function verifyParts(folder: string, parts: readonly PartManifest[]): Promise<VerifiedFile[]> {
  const [first] = parts
  if (first === undefined) return []
  const checked = await Promise.all(
    parts.map(async ({ output: { file, sha256 }, ...own }): Promise<VerifiedFile> => {
      const found = await hashFile(join(folder, file)).catch(() => undefined)
      if (found === undefined) return { file, status: 'missing' }
      return { file, status: found === sha256 && isOfOneSample(own, first) ? 'same' : 'differs' }
    }),
  )
  const there = new Set(parts.map(({ part }) => part.number))
  const gone = Array.from({ length: first.part.of }, (_, index) => index + 1).filter((number) => !there.has(number))
  return [
    ...checked,
    ...gone.map((number): VerifiedFile => ({ file: `part ${number}/${first.part.of}`, status: 'missing' })),
  ]
}

type OfSample = Pick<PartManifest, 'part' | 'rows' | 'model' | 'where' | 'plain'>

function isOfOneSample(own: OfSample, other: OfSample): boolean {
  const sample = ({ part, rows, model, where, plain }: OfSample) =>
    JSON.stringify([part.of, rows, model.sha256, where, plain])
  return sample(own) === sample(other)
}

function manifestIn(text: string): PartManifest | undefined {
  try {
    const read = JSON.parse(text) as PartManifest
    const { format, version, part, output } = read
    const isPart = format === 'mirrorward/part' && version === 1 && Number.isInteger(part.number + part.of)
    return isPart && typeof output.sha256 === 'string' && output.file === basename(output.file) ? read : undefined
  } catch {
    return undefined
  }
}
