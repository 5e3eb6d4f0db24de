import type { FileEncoding } from '../../table/index.js'

export type ByteOrder = 'utf-16le' | 'utf-16be'

/** The byte order of UTF-16 text: by its mark, or by every other byte of the first being 0. */
export function utf16Order(head: Uint8Array): ByteOrder | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.length < 4) return undefined
  const looked = head.subarray(0, 64)
  const zeros = [0, 1].map((odd) => looked.filter((byte, at) => at % 2 === odd && byte === 0).length)
  const enough = Math.floor(looked.length / 2) * 0.8
  if (zeros[0] === 0 && zeros[1]! >= enough) return 'utf-16le'
  return zeros[1] === 0 && zeros[0]! >= enough ? 'utf-16be' : undefined
}

/** UTF-16 bytes as UTF-8 ones, chunk by chunk; a byte-order mark is dropped. */
export function utf16Reader(order: ByteOrder): (chunk: Uint8Array, isLast: boolean) => Uint8Array {
  const decoder = new TextDecoder(order)
  return (chunk, isLast) => Buffer.from(decoder.decode(chunk, { stream: !isLast }), 'utf8')
}

/** What bytes 0x80 to 0x9F are in Windows-1252 and not in Latin-1; Node 20's own decoder takes the two for one. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Bytes of Windows-1252 as text. */
export function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => signs[character.charCodeAt(0) - 0x80]!)
}

/** Text as bytes; what Windows-1252 lacks becomes a question mark. */
export function encodeText(text: string, encoding: FileEncoding | undefined): Uint8Array {
  switch (encoding) {
    case undefined:
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'windows-1252':
      return Uint8Array.from(text, (character) => windows1252Of(character))
  }
}

const highCodes = new Map(
  Array.from({ length: 128 }, (_, at) => [fromWindows1252(Uint8Array.of(128 + at)), 128 + at] as const),
)

function windows1252Of(character: string): number {
  const code = character.codePointAt(0)!
  return code < 128 ? code : (highCodes.get(character) ?? 0x3f)
}
