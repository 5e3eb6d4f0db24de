/** Bytes one after the other in a buffer that grows. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1 << 16)
  #used = 0

  /** bytes[start, end) */
  copy(bytes: Buffer, start: number, end: number): void {
    this.#reserve(end - start)
    if (end - start > 48) bytes.copy(this.#bytes, this.#used, start, end)
    else for (let at = start, to = this.#used; at < end; at++, to++) this.#bytes[to] = bytes[at]!
    this.#used += end - start
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#used++] = value
  }

  /** Text that `encode` makes bytes of where it is not ASCII alone. */
  text(text: string, encode: (text: string) => Uint8Array): void {
    this.#reserve(text.length)
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (unit > 127) {
        const bytes = encode(text)
        this.#reserve(bytes.length)
        this.#bytes.set(bytes, this.#used)
        this.#used += bytes.length
        return
      }
      this.#bytes[this.#used + at] = unit
    }
    this.#used += text.length
  }

  /** All bytes so far; the writer is empty after it. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#used))
    this.#used = 0
    return taken
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#used + more))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
  }
}
