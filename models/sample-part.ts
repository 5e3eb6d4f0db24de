/** One of several parts that a sample is drawn in: 1 … of. */
export interface SamplePart {
  readonly number: number
  readonly of: number
}

/** The units of a part: all parts together are 0 … count − 1, each once, in order, and as even as they can be. */
export function partOf(count: number, { number, of }: SamplePart): { readonly from: number; readonly to: number } {
  // A product below 2^53 as long as parts times blocks are: exact.
  return { from: Math.floor((count * (number - 1)) / of), to: Math.floor((count * number) / of) }
}
