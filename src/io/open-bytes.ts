import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { MirrorwardError } from '../errors.js'

/**
 * The bytes of a file (`-` is standard input), unpacked when `gzip`, chunk by chunk. Throws `not-found`, and `bad-data`
 * for damaged gzip.
 */
export async function* openBytes(
  path: string,
  { gzip, signal }: { readonly gzip: boolean; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  if (path !== '-') await requireFile(path)
  const source = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 })
  const bytes = gzip ? source.pipe(createGunzip({ chunkSize: 1 << 18 })) : source
  // An error of the source does not reach the pipe by itself.
  source.once('error', (error: Error) => bytes.destroy(error))
  try {
    for await (const chunk of bytes) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
      yield chunk as Uint8Array
    }
  } catch (error) {
    if (isZlibError(error)) throw new MirrorwardError('bad-data', `damaged gzip file: "${path}"`)
    throw error
  }
}

/** Throws `not-found` unless `path` is a file that can be read. */
export async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new MirrorwardError('not-found', `no such file: "${path}"`)
  if (found.isDirectory()) throw new MirrorwardError('not-found', `a folder, not a file: "${path}"`)
}

/** All bytes as one text. Throws `bad-data` when they are not UTF-8. */
export async function readUtf8(path: string, options: Parameters<typeof openBytes>[1]): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of openBytes(path, options)) chunks.push(chunk)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new MirrorwardError('bad-data', `not UTF-8 text: "${path}"`)
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
