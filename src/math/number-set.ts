/**
 * Whole numbers of up to 53 bits, each once: hashes of many millions of keys, where a `Set` ends at 2^24 and costs five times the
 * memory. 11 to 23 bytes a number. Numbers must be spread evenly over their low bits, as hashes are.
 */
export class NumberSet {
  /** Numbers as they are plus one, so that 0 is a free place. */
  #places = new Float64Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  has(value: number): boolean {
    return this.#places[placeOf(this.#places, value + 1)] !== 0
  }

  /** True where it was not there before. */
  add(value: number): boolean {
    const place = placeOf(this.#places, value + 1)
    if (this.#places[place] !== 0) return false
    this.#places[place] = value + 1
    this.#size++
    if (10 * this.#size > 7 * this.#places.length) this.#grow()
    return true
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#places.length)
    for (const value of this.#places) if (value !== 0) larger[placeOf(larger, value)] = value
    this.#places = larger
  }
}

/** Where a number stands, or the free place where it would. */
function placeOf(places: Float64Array, value: number): number {
  const mask = places.length - 1
  let place = (value % 4294967296) & mask
  while (places[place] !== 0 && places[place] !== value) place = (place + 1) & mask
  return place
}
