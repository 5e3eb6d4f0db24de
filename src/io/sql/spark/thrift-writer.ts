/** A field of a Thrift structure to be sent: its number and what it holds. */
export type ThriftField = readonly [id: number, value: ThriftValue]

/** What is sent of Thrift's types: no more than a client of HiveServer2 says. */
export type ThriftValue =
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'i16' | 'i32' | 'i64'; readonly value: number }
  | { readonly type: 'string'; readonly value: string | Uint8Array }
  | { readonly type: 'texts'; readonly value: Readonly<Record<string, string>> }
  | { readonly type: 'struct'; readonly value: readonly ThriftField[] }

const codes = { bool: 2, i16: 6, i32: 8, i64: 10, string: 11, struct: 12, texts: 13 } as const

/** A call in Thrift's binary protocol (strict, version 1): its one argument is a structure. */
export function thriftCall(method: string, sequence: number, argument: readonly ThriftField[]): Buffer {
  const parts: Buffer[] = []
  const int = (bytes: 1 | 2 | 4, value: number) => {
    const buffer = Buffer.alloc(bytes)
    buffer.writeIntBE(value, 0, bytes)
    parts.push(buffer)
  }
  const text = (value: string | Uint8Array) => {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value)
    int(4, bytes.length)
    parts.push(bytes)
  }
  const write = ({ type, value }: ThriftValue): void => {
    switch (type) {
      case 'bool':
        int(1, value ? 1 : 0)
        break
      case 'i16':
        int(2, value)
        break
      case 'i32':
        int(4, value)
        break
      case 'i64':
        int(4, Math.floor(value / 2 ** 32))
        int(4, value | 0)
        break
      case 'string':
        text(value)
        break
      case 'texts':
        int(1, codes.string)
        int(1, codes.string)
        int(4, Object.keys(value).length)
        for (const each of Object.entries(value).flat()) text(each)
        break
      case 'struct':
        for (const [id, own] of value) {
          int(1, codes[own.type])
          int(2, id)
          write(own)
        }
        int(1, 0)
        break
    }
  }
  int(4, 0x80010001 | 0)
  text(method)
  int(4, sequence)
  write({ type: 'struct', value: [[1, { type: 'struct', value: argument }]] })
  return Buffer.concat(parts)
}
