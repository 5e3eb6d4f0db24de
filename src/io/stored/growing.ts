/** A column of doubles that grows. */
export class Growing {
  #items = new Float64Array(1024)

  /** Room for so many; new items are `fresh`. */
  reach(count: number, fresh: number): Float64Array {
    if (count <= this.#items.length) return this.#items
    const items = new Float64Array(Math.max(count, 2 * this.#items.length)).fill(fresh)
    items.set(this.#items)
    this.#items = items
    return items
  }

  constructor(fresh: number) {
    this.#items.fill(fresh)
  }

  get items(): Float64Array {
    return this.#items
  }
}
