/** Bytes looked at to find out how a file is written. */
const lookedAtBytes = 1 << 18

export const utf8Mark = [0xef, 0xbb, 0xbf]
export const utf16Marks = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const

export function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte)
}

/** The first bytes of a source, enough to look at, and what comes after them; no rest where there is no more. */
export async function beginning(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly rest: AsyncIterable<Uint8Array> | undefined }> {
  const chunks = source[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < lookedAtBytes) {
    const next = await chunks.next()
    if (next.done === true) return { head, rest: undefined }
    head = Buffer.concat([head, next.value])
  }
  return { head, rest: { [Symbol.asyncIterator]: () => chunks } }
}
