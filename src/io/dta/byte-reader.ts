import { isUtf8 } from 'node:buffer'

const windows1252 = new TextDecoder('windows-1252')

/** Reads numbers and texts one after the other from bytes of either order. Throws RangeError past the end. */
export class ByteReader {
  readonly #view: DataView
  readonly #bytes: Buffer
  readonly isLittle: boolean
  readonly encoding: 'utf8' | 'unsaid'
  at: number

  constructor(
    bytes: Buffer,
    {
      isLittle,
      encoding,
      at = 0,
    }: { readonly isLittle: boolean; readonly encoding: 'utf8' | 'unsaid'; readonly at?: number },
  ) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.isLittle = isLittle
    this.encoding = encoding
    this.at = at
  }

  /** A whole number of 1 to 8 bytes, without sign. Exact up to 2⁵³. */
  unsigned(byteCount: number): number {
    let value = 0
    for (let index = 0; index < byteCount; index++) {
      const place = this.isLittle ? byteCount - 1 - index : index
      value = value * 256 + this.#view.getUint8(this.at + place)
    }
    this.at += byteCount
    return value
  }

  int8 = () => this.#view.getInt8(this.#pass(1))
  int16 = () => this.#view.getInt16(this.#pass(2), this.isLittle)
  int32 = () => this.#view.getInt32(this.#pass(4), this.isLittle)
  float32 = () => this.#view.getFloat32(this.#pass(4), this.isLittle)
  float64 = () => this.#view.getFloat64(this.#pass(8), this.isLittle)

  /** A text of at most `byteCount` bytes, ended by a zero byte if shorter. */
  text(byteCount: number): string {
    const start = this.#pass(byteCount)
    if (start + byteCount > this.#bytes.length) throw new RangeError('past the end')
    const zero = this.#bytes.indexOf(0, start)
    const end = zero < 0 || zero > start + byteCount ? start + byteCount : zero
    const part = this.#bytes.subarray(start, end)
    return this.encoding === 'utf8' || isUtf8(part) ? part.toString('utf8') : windows1252.decode(part)
  }

  /** Steps over the bytes of a tag. Throws RangeError when something else stands there. */
  tag(name: string): void {
    const start = this.#pass(name.length + 2)
    if (this.#bytes.toString('latin1', start, this.at) !== `<${name}>`) throw new RangeError(`expected <${name}>`)
  }

  /** Whether a word of ASCII comes next; stays where it is. */
  isNext(word: string): boolean {
    return this.#bytes.toString('latin1', this.at, this.at + word.length) === word
  }

  #pass(byteCount: number): number {
    const start = this.at
    this.at += byteCount
    return start
  }
}
