/** A structure that came: its fields by their number. */
export type ThriftStruct = ReadonlyMap<number, ThriftRead>

/** Whole numbers of 64 bits that no double holds are texts. */
export type ThriftRead = boolean | number | string | Buffer | readonly ThriftRead[] | ThriftStruct

export interface ThriftReply {
  /** Whether the server understood the call; otherwise `fields` are those of its exception. */
  readonly isResult: boolean
  readonly fields: ThriftStruct
}

/** A reply in Thrift's binary protocol. Throws a `RangeError` for one that is cut, an `Error` for what is none. O(bytes). */
export function thriftReply(bytes: Buffer): ThriftReply {
  let at = 0
  const past = (length: number) => {
    at += length
    return at - length
  }
  const byte = () => bytes.readInt8(past(1))
  const short = () => bytes.readInt16BE(past(2))
  const int = () => bytes.readInt32BE(past(4))
  const long = () => {
    const value = bytes.readBigInt64BE(past(8))
    const double = Number(value)
    return Number.isSafeInteger(double) ? double : String(value)
  }
  const blob = () => {
    const length = int()
    if (length < 0 || at + length > bytes.length) throw new RangeError('a reply was cut')
    return bytes.subarray(past(length), at)
  }
  const read = (type: number): ThriftRead => {
    switch (type) {
      case 2:
        return byte() !== 0
      case 3:
        return byte()
      case 4:
        return bytes.readDoubleBE(past(8))
      case 6:
        return short()
      case 8:
        return int()
      case 10:
        return long()
      case 11:
        return blob()
      case 12:
        return struct()
      case 13: {
        const [key, value] = [byte(), byte()]
        return Array.from({ length: int() }, () => [read(key), read(value)])
      }
      case 14:
      case 15: {
        const own = byte()
        return Array.from({ length: int() }, () => read(own))
      }
      default:
        throw new Error('a reply is not Thrift')
    }
  }
  function struct(): Map<number, ThriftRead> {
    const fields = new Map<number, ThriftRead>()
    for (let type = byte(); type !== 0; type = byte()) {
      const id = short()
      fields.set(id, read(type))
    }
    return fields
  }
  const version = int()
  if (version >>> 16 !== 0x8001) throw new Error('a reply is not Thrift')
  blob()
  int()
  return { isResult: (version & 0xff) === 2, fields: struct() }
}
