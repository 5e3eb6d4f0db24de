import { MirrorwardError } from '../../errors.js'
import { encodeText, fromWindows1252, utf16Order } from '../csv/text-encoding.js'
import { openBytes } from '../open-bytes.js'
import { isUtf8Stream } from './is-utf8-stream.js'

export interface FileTextsOptions {
  readonly gzip: boolean
  readonly signal?: AbortSignal | undefined
}

export interface FileTexts {
  /** The text of the file in pieces, a byte-order mark with it. */
  readonly texts: AsyncGenerator<string>
  /** The bytes of a piece, as the file writes them. */
  encode(text: string): Uint8Array
}

/**
 * A file as text and back, so that what is not changed is the same bytes: UTF-8, UTF-16 by its mark, else Windows-1252, of which
 * every byte is a sign. One pass more to see which.
 */
export async function fileTexts(path: string, options: FileTextsOptions): Promise<FileTexts> {
  const order = utf16Order(await firstBytes(path, options))
  const encoding = order ?? ((await isUtf8Stream(openBytes(path, options))) ? undefined : 'windows-1252')
  const bytes = openBytes(path, options)
  return {
    texts: encoding === 'windows-1252' ? ofWindows(bytes) : decoded(bytes, { encoding: order ?? 'utf-8', path }),
    encode: (text) => encodeText(text, encoding),
  }
}

async function firstBytes(path: string, options: FileTextsOptions): Promise<Uint8Array> {
  for await (const chunk of openBytes(path, options)) return chunk
  return new Uint8Array(0)
}

async function* ofWindows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const chunk of bytes) yield fromWindows1252(chunk)
}

/** Throws `bad-data` for bytes that are no text of the encoding. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, path }: { readonly encoding: string; readonly path: string },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const read = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw new MirrorwardError('bad-data', `not ${encoding.toUpperCase()} text: "${path}"`)
    }
  }
  for await (const chunk of bytes) yield read(chunk)
  yield read()
}
