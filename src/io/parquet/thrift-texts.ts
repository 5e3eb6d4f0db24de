/** A binary field inside a struct, by the ids of the fields that lead to it (lists are passed through). */
export interface FieldText {
  readonly path: string
  readonly start: number
  readonly end: number
  /** Where the length before the bytes begins. */
  readonly lengthAt: number
}

const compact = { true: 1, false: 2, byte: 3, double: 7, binary: 8, list: 9, set: 10, map: 11, struct: 12 } as const

/**
 * Every binary field of a struct in Thrift's compact protocol, in order of appearance: what Parquet writes its footer in
 * (apache/thrift, thrift-compact-protocol.md). O(bytes).
 */
export function thriftTexts(bytes: Uint8Array): FieldText[] {
  const found: FieldText[] = []
  let at = 0
  const byte = () => {
    if (at >= bytes.length) throw new RangeError('the struct is cut off')
    return bytes[at++]!
  }
  const varint = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const next = byte()
      value += (next & 0x7f) * factor
      if (next < 0x80) return value
    }
  }
  const struct = (path: string): void => {
    let field = 0
    for (;;) {
      const head = byte()
      if (head === 0) return
      const delta = head >> 4
      if (delta > 0) field += delta
      else {
        const zigzag = varint()
        field = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
      }
      const type = head & 0x0f
      if (type !== compact.true && type !== compact.false) value(type, path === '' ? String(field) : `${path}.${field}`)
    }
  }
  const value = (type: number, path: string): void => {
    if (type === compact.struct) struct(path)
    else if (type === compact.binary) {
      const lengthAt = at
      const length = varint()
      found.push({ path, lengthAt, start: at, end: at + length })
      at += length
    } else if (type === compact.list || type === compact.set) {
      const head = byte()
      const size = head >> 4 === 15 ? varint() : head >> 4
      for (let index = 0; index < size; index++) value(head & 0x0f, path)
    } else if (type === compact.map) {
      const size = varint()
      const types = size === 0 ? 0 : byte()
      for (let index = 0; index < size; index++) {
        value(types >> 4, path)
        value(types & 0x0f, path)
      }
    } else if (type === compact.double) at += 8
    else if (type <= compact.byte) at += 1
    else varint()
  }
  struct('')
  return found
}

/** The bytes with some binary fields replaced; lengths before them are written anew. */
export function withTexts(bytes: Uint8Array, texts: readonly (FieldText & { readonly text: string })[]): Buffer {
  const parts: Uint8Array[] = []
  let from = 0
  for (const { lengthAt, end, text } of texts) {
    const encoded = Buffer.from(text)
    parts.push(bytes.subarray(from, lengthAt), varintOf(encoded.length), encoded)
    from = end
  }
  return Buffer.concat([...parts, bytes.subarray(from)])
}

function varintOf(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest])
    bytes.push((rest % 128) | 0x80)
  }
}
