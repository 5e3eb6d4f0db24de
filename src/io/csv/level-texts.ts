import { isUtf8 } from 'node:buffer'
import type { ByteDictionary } from './byte-dictionary.js'

export type Encoding = 'utf-8' | 'latin-1'

export interface LevelTexts {
  readonly levels: string[]
  /** Entries whose bytes are not UTF-8. */
  readonly invalid: ReadonlySet<number>
}

/** Every entry of a dictionary as text. ASCII, the usual case, is cut from one long string; O(bytes). */
export function levelTexts(dictionary: ByteDictionary, encoding: Encoding): LevelTexts {
  const { bytes, ends } = dictionary.contents()
  const invalid = new Set<number>()
  const levels = new Array<string>(ends.length)
  const isPlain = encoding === 'latin-1' || isAscii(bytes)
  for (let entry = 0, start = 0; entry < ends.length; start = ends[entry]!, entry++) {
    if (isPlain) levels[entry] = bytes.toString('latin1', start, ends[entry]!)
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
