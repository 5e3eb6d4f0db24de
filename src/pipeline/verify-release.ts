import { basename, join } from 'node:path'
import { MirrorwardError } from '../errors.js'
import { hashFile, isDatabase, openDatabaseRows, readTableFile } from '../io/index.js'
import { readText } from './load-input.js'
import { readPartManifests, verifyParts } from './parts/part-manifest.js'
import { hashText, parseRecipe, type ReleaseRecipe, recipeFile } from './recipe.js'
import { readSignOff, signOffFile } from './sign-off.js'
import type { VerifiedFile } from './verified-file.js'

export interface VerifiedRelease {
  /** The files that were released, by the manifest; a decision, which differs where the manifest is not the one that was decided on; with a recipe the manifest and the recipe themselves too. */
  readonly files: readonly VerifiedFile[]
  /** What went in, by the recipe; absent where the recipe was left in the house: then only public files were checked. */
  readonly inputs?: readonly VerifiedFile[]
}

/**
 * The files of a release against the hashes of its manifest and, where `internal/recipe.json` is at hand, the manifest and
 * the files that went in against those of the recipe. A recipe of another release differs. Throws `not-found` without a
 * manifest; a folder of parts of a sample is checked by theirs. Throws `bad-data` when what is there is none. Reads every file once.
 */
export async function verifyRelease(folder: string): Promise<VerifiedRelease> {
  const path = join(folder, 'manifest.json')
  const parts = await readPartManifests(folder)
  const text = await readText(path).catch((error) => {
    if (parts.length === 0) throw error
    return undefined
  })
  if (text === undefined) return { files: await verifyParts(folder, parts) }
  const manifest = manifestOf(text)
  if (manifest === undefined) throw new MirrorwardError('bad-data', `not a manifest of a release: "${path}"`)
  const files = await Promise.all(
    manifest.outputs.map(({ file, sha256 }) => verified(file, { path: join(folder, file), sha256 })),
  )
  const signed = await readSignOff(folder)
  if (signed !== undefined) files.push({ file: signOffFile, status: signed.isSame ? 'same' : 'differs' })
  const found = await readText(join(folder, recipeFile)).catch(() => undefined)
  if (found === undefined) return { files }
  const recipe = parseRecipe(found)
  const belongs = recipe !== undefined && recipe.release === manifest.release
  return {
    files: [
      ...files,
      { file: 'manifest.json', status: belongs && recipe.manifest !== hashText(text) ? 'differs' : 'same' },
      { file: recipeFile, status: belongs ? 'same' : 'differs' },
    ],
    inputs: belongs ? await inputsOf(recipe) : [],
  }
}

/** What came through standard input lies nowhere. */
function inputsOf({ inputs, job }: ReleaseRecipe): Promise<VerifiedFile[]> {
  const files = inputs.filter(({ path }) => path !== '-')
  return Promise.all(
    files.map(({ path, sha256, streamed }) =>
      verified(path, { path, sha256, ignore: job?.ignore, isStreamed: streamed === true }),
    ),
  )
}

async function verified(
  file: string,
  {
    path,
    sha256,
    ignore,
    isStreamed = false,
  }: {
    readonly path: string
    readonly sha256: string
    readonly ignore?: readonly string[] | undefined
    readonly isStreamed?: boolean
  },
): Promise<VerifiedFile> {
  const found = await hashOf(path, { ignore, isStreamed }).catch(() => undefined)
  return { file, status: found === undefined ? 'missing' : found === sha256 ? 'same' : 'differs' }
}

/** Of a database, the hash of the cells that it holds now. */
async function hashOf(
  path: string,
  { ignore = [], isStreamed }: { readonly ignore?: readonly string[] | undefined; readonly isStreamed: boolean },
): Promise<string | undefined> {
  if (!isDatabase(path)) return hashFile(path)
  if (!isStreamed) return (await readTableFile(path, { allowEmpty: true, ignore })).sha256
  const rows = await openDatabaseRows(path, { ignore, moreThan: 0 })
  return rows?.sha256().finally(rows.close)
}

interface KnownManifest {
  readonly release?: unknown
  readonly outputs: readonly { readonly file: string; readonly sha256: string }[]
}

function manifestOf(text: string): KnownManifest | undefined {
  try {
    const { format, outputs, release } = JSON.parse(text) as Readonly<Record<string, unknown>>
    return format === 'mirrorward/manifest' && Array.isArray(outputs) && outputs.every(isOutput)
      ? { outputs, release }
      : undefined
  } catch {
    return undefined
  }
}

/** A hash and a plain name: a manifest speaks of no file outside its folder. */
function isOutput(value: unknown): value is { readonly file: string; readonly sha256: string } {
  const { file, sha256 } = (value ?? {}) as { readonly file?: unknown; readonly sha256?: unknown }
  return typeof file === 'string' && file === basename(file) && typeof sha256 === 'string'
}
