import { isUtf8 } from 'node:buffer'

/** Whether all bytes are UTF-8, in one pass that holds no more than a chunk. */
export async function isUtf8Stream(source: AsyncIterable<Uint8Array>): Promise<boolean> {
  let left: Uint8Array = new Uint8Array(0)
  for await (const chunk of source) {
    const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk])
    const whole = bytes.length - unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return false
    left = Uint8Array.prototype.slice.call(bytes, whole)
  }
  return isUtf8(left)
}

/** Bytes of a sign at the end that the next chunk may finish. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return width > back ? back : 0
  }
  return 0
}
