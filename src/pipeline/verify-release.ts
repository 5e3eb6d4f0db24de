import { basename, join } from 'node:path'
import { MirrorwardError } from '../errors.js'
import { hashFile } from '../io/index.js'
import { readText } from './load-input.js'

/** What became of one file that a manifest lists. */
export interface VerifiedFile {
  readonly file: string
  readonly status: 'same' | 'differs' | 'missing'
}

/**
 * The files of a release against the hashes of its manifest. Throws `not-found` without a manifest, and `bad-data` when
 * what is there is none. Reads every file once.
 */
export async function verifyRelease(folder: string): Promise<VerifiedFile[]> {
  const path = join(folder, 'manifest.json')
  const outputs = outputsOf(await readText(path))
  if (outputs === undefined) throw new MirrorwardError('bad-data', `not a manifest of a release: "${path}"`)
  return Promise.all(
    outputs.map(async ({ file, sha256 }) => {
      const found = await hashFile(join(folder, file)).catch(() => undefined)
      return { file, status: found === undefined ? 'missing' : found === sha256 ? 'same' : 'differs' } as const
    }),
  )
}

function outputsOf(text: string): { readonly file: string; readonly sha256: string }[] | undefined {
  try {
    const { format, outputs } = JSON.parse(text) as { readonly format?: unknown; readonly outputs?: unknown }
    return format === 'mirrorward/manifest' && Array.isArray(outputs) && outputs.every(isOutput) ? outputs : undefined
  } catch {
    return undefined
  }
}

/** A hash and a plain name: a manifest speaks of no file outside its folder. */
function isOutput(value: unknown): value is { readonly file: string; readonly sha256: string } {
  const { file, sha256 } = (value ?? {}) as { readonly file?: unknown; readonly sha256?: unknown }
  return typeof file === 'string' && file === basename(file) && typeof sha256 === 'string'
}
