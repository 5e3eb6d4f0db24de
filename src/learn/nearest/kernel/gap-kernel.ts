import { blockRows } from './blocks.js'
import { gapBounds } from './gap-bounds.wasm.js'

/** Lower bounds of the sums of min(|a − b|, 1) between a query and points, in units of 1/63, 16 points at a time. */
export interface GapKernel {
  /** The query's bytes, one an axis, levels first. */
  readonly query: Uint8Array
  /** Of each level axis: 1, or 0 where it is not to count. */
  readonly counted: Uint8Array
  /** Of each point: its bound once its block has been bounded. */
  readonly bounds: Uint16Array
  /** Bounds the points of blocks `first` to `last` (excluded); how many, those that fill up the last block included, are at most `limit`. */
  boundBlocks(first: number, last: number, limit: number): number
}

/** The most that a bound can be: sums beyond it are cut. */
export const largestBound = 0xffff

interface Exports {
  place(points: number, query: number, bounds: number, levels: number, numbers: number): void
  boundBlocks(first: number, last: number, limit: number): number
}

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

// TypeScript declares it with the browser's library alone.
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Memory: new (size: { readonly initial: number }) => Memory
    readonly Module: new (bytes: Uint8Array) => object
    readonly Instance: new (module: object, imports: object) => { readonly exports: Exports }
  }
}

const pageBytes = 2 ** 16

let shared: { readonly memory: Memory; readonly exports: Exports } | undefined

/**
 * The kernel of this thread with these blocks in its memory: whichever was asked for before must not be used any longer. One
 * memory serves all searches, because each reserves gigabytes of addresses.
 */
export function gapKernel(blocks: Uint8Array, { levels, numbers }: Record<'levels' | 'numbers', number>): GapKernel {
  shared ??= start()
  const { memory, exports } = shared
  const width = levels + numbers
  const rowCount = width === 0 ? 0 : blocks.length / width
  const queryAt = blocks.length
  const boundsAt = Math.ceil((queryAt + width + levels) / blockRows) * blockRows
  const end = boundsAt + rowCount * Uint16Array.BYTES_PER_ELEMENT
  if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / pageBytes))
  new Uint8Array(memory.buffer).set(blocks)
  exports.place(0, queryAt, boundsAt, levels, numbers)
  return {
    query: new Uint8Array(memory.buffer, queryAt, width),
    counted: new Uint8Array(memory.buffer, queryAt + width, levels),
    bounds: new Uint16Array(memory.buffer, boundsAt, rowCount),
    boundBlocks: exports.boundBlocks,
  }
}

function start() {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const module = new WebAssembly.Module(Buffer.from(gapBounds, 'base64'))
  return { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports }
}
