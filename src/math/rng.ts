/**
 * Seeded, forkable random numbers: sfc32 (Chris Doty-Humphrey's small fast counter generator, PractRand suite).
 * A fork is a function of the parent's seed path and the fork's name only, never of how many numbers were drawn, so
 * adding a column or a thread moves nothing else. Not for differential privacy: noise there needs a CSPRNG.
 */
export interface Rng {
  /** The path of names from the root seed, for manifests and messages. */
  readonly path: string
  /** Uniform on [0, 1) with 53 random bits. */
  uniform(): number
  /** Uniform on [0, 2^32), as an unsigned integer. */
  uint32(): number
  /** Uniform integer on [0, bound), unbiased; bound is at most 2^32. */
  below(bound: number): number
  /** Standard normal (Marsaglia's polar method). */
  normal(): number
  /** An independent stream named `name`; the same name gives the same stream again. */
  fork(name: string): Rng
}

/** A generator from a seed: any finite number or any string. */
export function createRng(seed: number | string): Rng {
  return new SmallFastCounter(`seed:${seed}`)
}

/** The generator whose path is `path`: a fork made again elsewhere, for example in another thread. */
export function createRngAt(path: string): Rng {
  return new SmallFastCounter(path)
}

class SmallFastCounter implements Rng {
  readonly path: string
  #a: number
  #b: number
  #c: number
  #counter = 1
  #spare: number | undefined
  /** The bound asked for last, and the first draw that would favour small numbers. */
  #bound = 1
  #limit = 4294967296

  constructor(path: string) {
    this.path = path
    const [a, b, c] = hashText(path)
    this.#a = a
    this.#b = b
    this.#c = c
    for (let warmUp = 0; warmUp < 15; warmUp++) this.uint32()
  }

  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }

  uniform(): number {
    const high = this.uint32() >>> 5
    const low = this.uint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  below(bound: number): number {
    if (bound !== this.#bound) {
      this.#bound = bound
      this.#limit = 4294967296 - (4294967296 % bound)
    }
    let draw = this.uint32()
    while (draw >= this.#limit) draw = this.uint32()
    // draw % bound, in half the time: quotients of 32-bit integers never round up to the next integer.
    return draw - Math.floor(draw / bound) * bound
  }

  normal(): number {
    if (this.#spare !== undefined) {
      const value = this.#spare
      this.#spare = undefined
      return value
    }
    let x: number
    let y: number
    let square: number
    do {
      x = 2 * this.uniform() - 1
      y = 2 * this.uniform() - 1
      square = x * x + y * y
    } while (square >= 1 || square === 0)
    const scale = Math.sqrt((-2 * Math.log(square)) / square)
    this.#spare = y * scale
    return x * scale
  }

  fork(name: string): Rng {
    return new SmallFastCounter(`${this.path}/${name}`)
  }
}

/** Three 32-bit words from a text: FNV-1a over UTF-16 units in three lanes, each finished with murmur3's mixer. */
function hashText(text: string): [number, number, number] {
  const lanes: [number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    lanes[0] = Math.imul(lanes[0] ^ unit, 0x01000193)
    lanes[1] = Math.imul(lanes[1] ^ (unit + 0x51), 0x01000193)
    lanes[2] = Math.imul(lanes[2] ^ (unit * 31 + index), 0x01000193)
  }
  return [mix(lanes[0]), mix(lanes[1]), mix(lanes[2])]
}

function mix(word: number): number {
  let mixed = word ^ (word >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}
