import { MirrorwardError } from '../../errors.js'

const candidates = [',', ';', '\t', '|'] as const
const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a

/** Where the first line of `bytes` ends (its line break not included), or −1 when no line break outside quotes is there. */
export function headerEnd(bytes: Uint8Array): number {
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === quote) quoted = !quoted
    else if (!quoted && (byte === lineFeed || byte === carriageReturn)) return at
  }
  return -1
}

/** The delimiter that the header line holds most often outside quotes; a comma when it holds none. */
export function detectDelimiter(header: Uint8Array): string {
  const counts = new Uint32Array(256)
  let quoted = false
  for (const byte of header) {
    if (byte === quote) quoted = !quoted
    else if (!quoted) counts[byte]! += 1
  }
  const count = (delimiter: string) => counts[delimiter.charCodeAt(0)]!
  return candidates.reduce<string>((best, each) => (count(each) > count(best) ? each : best), ',')
}

/** Throws `bad-option` unless `delimiter` is one ASCII character that cannot be part of a cell's frame. */
export function checkDelimiter(delimiter: string): string {
  if (delimiter.length !== 1 || delimiter.charCodeAt(0) > 0x7f || '\0"\r\n'.includes(delimiter))
    throw new MirrorwardError('bad-option', 'delimiter must be one ASCII character, not a quote or a line break')
  return delimiter
}
