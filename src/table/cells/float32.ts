const single = new Float32Array(1)

/**
 * The double that people would write for a single-precision number: the shortest decimal that reads back as the same
 * float32. 37.599998474121094 is 37.6; a double that is no float32 stands as it is.
 */
export function shortestFloat32(value: number): number {
  if (!Number.isFinite(value) || Math.fround(value) !== value) return value
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits))
    single[0] = short
    if (single[0] === value) return short
  }
  return value
}
