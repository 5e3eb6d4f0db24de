// AssemblyScript, compiled by `npm run kernels` into gap-bounds.wasm.ts; TypeScript and biome leave it alone.

/** What one level that differs, or one number at least 1 away, adds. */
const unit: i16 = 63
/** Rows of a block: one byte of each in a vector. */
const blockRows: i32 = 16

let points: usize = 0
let query: usize = 0
let bounds: usize = 0
let levelCount: i32 = 0
let numberCount: i32 = 0

/**
 * Says where things lie. Blocks of 16 points from `at`, axis by axis, 16 bytes an axis, levels first; the query's bytes,
 * one an axis, and behind them one a level axis: 1, or 0 where the axis is not to count; 16-bit bounds, one a point.
 */
export function place(at: usize, queryAt: usize, boundsAt: usize, levels: i32, numbers: i32): void {
  points = at
  query = queryAt
  bounds = boundsAt
  levelCount = levels
  numberCount = numbers
}

/** Writes the bounds of the points of blocks `first` to `last` (excluded); returns how many are at most `limit`. */
export function boundBlocks(first: i32, last: i32, limit: i32): i32 {
  const width = levelCount + numberCount
  const most = i16x8.splat(limit as i16)
  let found: i32 = 0
  for (let block = first; block < last; block++) {
    let at: usize = points + (block * width * blockRows)
    let unequal = i8x16.splat(0)
    for (let level = 0; level < levelCount; level++, at += blockRows) {
      const differs = i8x16.ne(v128.load(at), v128.load_splat<u8>(query + level))
      const counts = v128.load_splat<u8>(query + width + level)
      unequal = i8x16.add_sat_u(unequal, v128.and(differs, counts))
    }
    let low = i16x8.extmul_low_i8x16_u(unequal, i8x16.splat(unit as i8))
    let high = i16x8.extmul_high_i8x16_u(unequal, i8x16.splat(unit as i8))
    if (v128.any_true(v128.or(i16x8.le_u(low, most), i16x8.le_u(high, most)))) {
      let axis = levelCount
      while (axis < width) {
        // Four gaps of at most 62 fit a byte.
        const end = min(axis + 4, width)
        let sum = i8x16.splat(0)
        for (; axis < end; axis++, at += blockRows) {
          const own = v128.load_splat<u8>(query + axis)
          const other = v128.load(at)
          const apart = v128.or(i8x16.sub_sat_u(own, other), i8x16.sub_sat_u(other, own))
          // Rounding may have moved the two apart by one.
          sum = i8x16.add(sum, i8x16.min_u(i8x16.sub_sat_u(apart, i8x16.splat(1)), i8x16.splat((unit - 1) as i8)))
        }
        low = i16x8.add_sat_u(low, i16x8.extend_low_i8x16_u(sum))
        high = i16x8.add_sat_u(high, i16x8.extend_high_i8x16_u(sum))
      }
    }
    const to: usize = bounds + (block * blockRows * 2)
    v128.store(to, low)
    v128.store(to, high, 16)
    found += popcnt<i32>(i16x8.bitmask(i16x8.le_u(low, most)) | (i16x8.bitmask(i16x8.le_u(high, most)) << 8))
  }
  return found
}
