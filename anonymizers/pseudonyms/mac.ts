import { compress, firstState } from './sha256.js'

const encoder = new TextEncoder()

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 180-4) of many short texts under one key: the two blocks of the key are compressed once, so a
 * text of up to 55 bytes costs two blocks. Texts are UTF-8; lone surrogates become U+FFFD.
 */
export class Mac {
  readonly #inner = new Int32Array(8)
  readonly #outer = new Int32Array(8)
  readonly #state = new Int32Array(8)
  readonly #words = new Int32Array(16)
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(256)

  /** Of a key of at most 64 bytes. Throws a RangeError for a longer one. */
  constructor(key: Uint8Array) {
    if (key.length > 64) throw new RangeError('a key has at most 64 bytes')
    const padded = new Uint8Array(64)
    padded.set(key)
    for (const [state, pad] of [
      [this.#inner, 0x36],
      [this.#outer, 0x5c],
    ] as const) {
      state.set(firstState)
      this.#load(
        padded.map((byte) => byte ^ pad),
        0,
      )
      compress(state, this.#words)
    }
  }

  /** The eight words of a text's code, signed; valid until the next call. */
  words(text: string): Int32Array {
    const length = this.#write(text)
    this.#state.set(this.#inner)
    let at = 0
    for (; at + 64 <= length; at += 64) {
      this.#load(this.#bytes, at)
      compress(this.#state, this.#words)
    }
    const bytes = this.#bytes
    // 0x80, zeros, and the length in bits with the key's block in it.
    const end = at + (length - at < 56 ? 64 : 128)
    bytes[length] = 0x80
    bytes.fill(0, length + 1, end)
    const bits = (length + 64) * 8
    bytes[end - 5] = Math.floor(bits / 4294967296) & 255
    bytes[end - 4] = bits >>> 24
    bytes[end - 3] = bits >>> 16
    bytes[end - 2] = bits >>> 8
    bytes[end - 1] = bits
    for (; at < end; at += 64) {
      this.#load(bytes, at)
      compress(this.#state, this.#words)
    }
    const words = this.#words
    words.set(this.#state)
    words[8] = -2147483648
    words.fill(0, 9, 15)
    words[15] = (64 + 32) * 8
    this.#state.set(this.#outer)
    compress(this.#state, words)
    return this.#state
  }

  /** The 32 bytes of a text's code. */
  bytes(text: string): Uint8Array {
    const words = this.words(text)
    const view = new DataView(new ArrayBuffer(32))
    words.forEach((word, at) => {
      view.setInt32(4 * at, word)
    })
    return new Uint8Array(view.buffer)
  }

  /** A whole number below `bound` (at most 2^32): 48 bits of the code, so no number is likelier by more than bound / 2^48. */
  below(text: string, bound: number): number {
    const words = this.words(text)
    const value = (words[0]! >>> 0) * 65536 + (words[1]! >>> 16)
    return value - Math.floor(value / bound) * bound
  }

  #load(bytes: Uint8Array, start: number): void {
    const words = this.#words
    for (let at = 0, from = start; at < 16; at++, from += 4)
      words[at] = (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!
  }

  /** The text in UTF-8 at the start of the buffer, which has room for the padding after it; its length. */
  #write(text: string): number {
    const room = 3 * text.length + 128
    if (this.#bytes.length < room) this.#bytes = new Uint8Array(2 * room)
    const bytes = this.#bytes
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (unit > 127) return encoder.encodeInto(text, bytes).written
      bytes[at] = unit
    }
    return text.length
  }
}
