import type { Split } from './split.js'
import type { Tree } from './tree.js'

/** Collects nodes while growing. */
export class TreeBuilder {
  readonly #feature: number[] = []
  readonly #goesLeft: Uint8Array[] = []
  readonly #left: number[] = []
  readonly #right: number[] = []
  readonly #value: number[] = []

  addLeaf(): number {
    this.#feature.push(-1)
    this.#goesLeft.push(noBins)
    this.#left.push(-1)
    this.#right.push(-1)
    return this.#value.push(0) - 1
  }

  setValue(node: number, value: number): void {
    this.#value[node] = value
  }

  divide(node: number, { feature, goesLeft }: Split, [left, right]: readonly [number, number]): void {
    this.#feature[node] = feature
    this.#goesLeft[node] = goesLeft
    this.#left[node] = left
    this.#right[node] = right
  }

  tree(): Tree {
    return {
      feature: Int32Array.from(this.#feature),
      goesLeft: this.#goesLeft,
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
      value: Float64Array.from(this.#value),
    }
  }
}

const noBins = new Uint8Array(0)
