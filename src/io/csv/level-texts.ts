import { isUtf8 } from 'node:buffer'
import type { ByteDictionary } from './byte-dictionary.js'
import { fromWindows1252 } from './text-encoding.js'

/** `latin-1` is read as Windows-1252, which holds it. */
export const encodings = ['utf-8', 'utf-16', 'windows-1252', 'latin-1'] as const
export type Encoding = (typeof encodings)[number]

/** How the bytes of cells are read once UTF-16 is undone. */
export type CellEncoding = 'utf-8' | 'windows-1252'

export interface LevelTexts {
  readonly levels: string[]
  /** Entries whose bytes are not UTF-8. */
  readonly invalid: ReadonlySet<number>
}

/** Every entry of a dictionary as text. ASCII, the usual case, is cut from one long string; O(bytes). */
export function levelTexts(dictionary: ByteDictionary, encoding: CellEncoding): LevelTexts {
  const { bytes: held, ends } = dictionary.contents()
  const bytes = Buffer.from(held.buffer, held.byteOffset, held.length)
  const invalid = new Set<number>()
  const levels = new Array<string>(ends.length)
  const isUtf8Text = encoding === 'utf-8'
  const isPlain = isAscii(bytes)
  for (let entry = 0, start = 0; entry < ends.length; start = ends[entry]!, entry++) {
    if (isPlain) levels[entry] = bytes.toString('latin1', start, ends[entry]!)
    else if (!isUtf8Text) levels[entry] = fromWindows1252(bytes.subarray(start, ends[entry]!))
    else {
      const part = bytes.subarray(start, ends[entry]!)
      if (!isUtf8(part)) invalid.add(entry)
      levels[entry] = part.toString('utf8')
    }
  }
  return { levels, invalid }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return false
  return true
}
