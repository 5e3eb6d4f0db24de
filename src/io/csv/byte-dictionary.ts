/**
 * Distinct byte strings numbered in order of appearance: an open-addressing hash table over one growing arena, so that
 * a cell seen before costs a hash and a comparison and makes no object.
 */
export class ByteDictionary {
  // Small at first: a table may have twenty thousand columns, and all grow by doubling.
  #arena: Uint8Array<ArrayBuffer> = new Uint8Array(1 << 5)
  #used = 0
  #starts = new Uint32Array(1 << 2)
  #hashes = new Int32Array(1 << 2)
  #slots = new Int32Array(1 << 3).fill(-1)
  #size = 0
  #last = -1

  get size(): number {
    return this.#size
  }

  /** The number of bytes[start, end). */
  intern(bytes: Uint8Array, start: number, end: number): number {
    if (this.#last >= 0 && this.#equals(this.#last, bytes, start, end)) return this.#last
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    let slot = hash & mask
    while (this.#slots[slot]! >= 0) {
      const entry = this.#slots[slot]!
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end)) {
        this.#last = entry
        return entry
      }
      slot = (slot + 1) & mask
    }
    this.#last = this.#add(hash, bytes, start, end)
    return this.#last
  }

  /** All entries, one after the other, and where each ends; valid until the next `intern`. */
  contents(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array } {
    return { bytes: this.#arena.subarray(0, this.#used), ends: this.#starts.subarray(1, this.#size + 1) }
  }

  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const first = this.#starts[entry]!
    if (this.#starts[entry + 1]! - first !== end - start) return false
    const arena = this.#arena
    for (let at = start, other = first; at < end; at++, other++) if (arena[other] !== bytes[at]) return false
    return true
  }

  #add(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const entry = this.#size++
    if (entry + 1 >= this.#starts.length) {
      this.#starts = grown(this.#starts, new Uint32Array(2 * this.#starts.length))
      this.#hashes = grown(this.#hashes, new Int32Array(2 * this.#hashes.length))
    }
    while (this.#used + end - start > this.#arena.length)
      this.#arena = grown(this.#arena, new Uint8Array(2 * this.#arena.length))
    this.#arena.set(bytes.subarray(start, end), this.#used)
    this.#used += end - start
    this.#starts[entry + 1] = this.#used
    this.#hashes[entry] = hash
    if (2 * this.#size > this.#slots.length) this.#rehash()
    else this.#place(entry)
    return entry
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1)
    for (let entry = 0; entry < this.#size; entry++) this.#place(entry)
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1
    let slot = this.#hashes[entry]! & mask
    while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask
    this.#slots[slot] = entry
  }
}

function grown<Numbers extends Uint8Array | Uint32Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}
